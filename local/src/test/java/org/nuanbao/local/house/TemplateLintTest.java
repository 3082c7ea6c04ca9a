package org.nuanbao.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs cfn-lint and checkov on template.yaml; {@code .ci/run} installs them. */
class TemplateLintTest {
  private static final List<String> REGIONS =
      List.of("cn-north-1", "cn-northwest-1", "ap-southeast-1");

  @Test
  void templateIsCleanInEveryRegion() throws IOException, InterruptedException {
    List<String> arguments =
        Stream.of(
                Stream.of("--non-zero-exit-code", "informational", "--regions"),
                REGIONS.stream(),
                Stream.of("--template", "template.yaml"))
            .flatMap(part -> part)
            .toList();
    assertThat(clean("cfn-lint", arguments)).isBlank();
  }

  @Test
  void templateIsAsCheckovWantsIt() throws IOException, InterruptedException {
    assertThat(clean("checkov", List.of("--config-file", "infra/checkov.yaml")))
        .containsPattern("Passed checks: [1-9][0-9]+, Failed checks: 0");
  }

  @Test
  void everyExceptionHasItsReason() throws IOException {
    assertThat(Files.readAllLines(Sources.ROOT.resolve("infra/checkov.yaml")))
        .filteredOn(line -> line.strip().startsWith("- CKV"))
        .isNotEmpty()
        .allMatch(line -> line.matches("\\s*- CKV\\w+ # .{20,}"));
    assertThat(Files.readString(Sources.ROOT.resolve("template.yaml")))
        .doesNotContain("checkov:skip", "cfn-lint:");
  }

  private static String clean(String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool(name).orElseGet(() -> missing(name)).toString());
    command.addAll(arguments);
    Process lint =
        new ProcessBuilder(command)
            .directory(Sources.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(lint.waitFor()).as(output).isZero();
    return output;
  }

  /**
   * The first program of this name on the path that runs; a version manager's placeholder does not.
   */
  private static Optional<Path> tool(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of("target/tools/bin", "target/tools/checkov/bin")
                .map(folder -> Sources.ROOT.resolve(folder).toAbsolutePath().toString()),
            Stream.of(path.split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder).resolve(name))
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

  private static Path missing(String name) {
    String how = "template.yaml was NOT looked at: no %s on the path; .ci/run installs it";
    if ("true".equals(System.getenv("CI"))) {
      return fail(how.formatted(name));
    }
    return abort(how.formatted(name));
  }
}
