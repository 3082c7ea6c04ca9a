package org.nuanbao.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** cfn-lint over template.yaml, for each region it is meant for; {@code .ci/run} installs it. */
class TemplateLintTest {
  private static final List<String> REGIONS = List.of("cn-north-1", "cn-northwest-1", "ap-east-1");

  @Test
  void templateIsCleanInEveryRegion() throws IOException, InterruptedException {
    Path tool = tool().orElseGet(TemplateLintTest::missing);
    List<String> command =
        Stream.of(
                Stream.of(tool.toString(), "--non-zero-exit-code", "informational", "--regions"),
                REGIONS.stream(),
                Stream.of("--template", "template.yaml"))
            .flatMap(part -> part)
            .toList();
    Process lint =
        new ProcessBuilder(command)
            .directory(Sources.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(lint.waitFor()).as(output).isZero();
    assertThat(output).isBlank();
  }

  /** The first on the path that runs; a version manager's placeholder does not. */
  private static Optional<Path> tool() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(Sources.ROOT.resolve("target/tools/bin").toString()),
            Stream.of(path.split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder).resolve("cfn-lint"))
        .filter(Files::isExecutable)
        .filter(TemplateLintTest::runs)
        .findFirst();
  }

  private static boolean runs(Path tool) {
    try {
      return new ProcessBuilder(tool.toString(), "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path missing() {
    String how = "template.yaml was NOT linted: no cfn-lint on the path; .ci/run installs it";
    if ("true".equals(System.getenv("CI"))) {
      return fail(how);
    }
    return abort(how);
  }
}
