package org.nuanbao.local.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice without a screen and with a profile of its own. */
final class LibreOffice {
  private static final int MINUTES = 4;

  /** Given more than some 240 files in one run, it leaves out the last ones and says nothing. */
  private static final int AT_ONCE = 100;

  private final Path program;
  private final Path profile;

  private LibreOffice(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  /**
   * Finds LibreOffice on the path. Without it the test fails if {@code CI=true}; otherwise it is
   * skipped, with a line that says so.
   */
  static LibreOffice found(Path folder) {
    Optional<Path> program =
        Stream.of("soffice", "libreoffice")
            .flatMap(name -> path().map(place -> place.resolve(name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String missing = "LibreOffice (soffice) is not on the path: its round trip was NOT tested";
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      System.err.println("*** " + missing + " ***");
      return abort(missing);
    }
    return new LibreOffice(program.get(), folder.resolve("profile"));
  }

  private static Stream<Path> path() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator)).map(Path::of);
  }

  /** Opens all files and saves them in the other format under the same names. */
  void convert(List<Path> files, String format, Path to) throws IOException, InterruptedException {
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      run(files.subList(from, Math.min(from + AT_ONCE, files.size())), format, to);
    }
  }

  private void run(List<Path> files, String format, Path to)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("-env:UserInstallation=" + profile.toUri());
    command.addAll(
        List.of("--headless", "--norestore", "--convert-to", format, "--outdir", to.toString()));
    files.forEach(file -> command.add(file.toString()));
    Path log = to.resolveSibling(to.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }
}
