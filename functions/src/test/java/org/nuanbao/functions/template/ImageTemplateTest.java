package org.nuanbao.functions.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The template of an installation whose functions are images. */
class ImageTemplateTest {
  private static final Pattern HANDLER = Pattern.compile("\n      Handler: (\\S+)\n");
  private static final Pattern COMMAND =
      Pattern.compile(
          "\n      PackageType: Image\n      ImageUri: !Ref ImageUri\n      ImageConfig: \\{Command: \\[(\\S+)]}\n");

  @Test
  void everyFunctionIsAnImageWithItsHandler() throws IOException, InterruptedException {
    String zips = Files.readString(Path.of("../template.yaml"));
    Process process = new ProcessBuilder("../infra/image/template").start();
    String images = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();

    assertThat(all(COMMAND, images)).isNotEmpty().isEqualTo(all(HANDLER, zips));
    assertThat(images)
        .contains("\n  ImageUri:\n    Type: String\n")
        .doesNotContain("CodeUri: functions/", "Handler: ", "Runtime: ", "SnapStart");
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
