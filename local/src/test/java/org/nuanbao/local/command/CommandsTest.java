package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.generate.PulledDown;

class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void findTheNotices() {
    CommandLineRun.atHome();
  }

  @Test
  void wrongUsageIsOneLineAndStatus64() {
    for (Object[] words :
        new Object[][] {
          {},
          {"nonsense"},
          {"check"},
          {"check", "--nonsense", "x.xlsx"},
          {"check", "missing.xlsx"},
          {"check", folder},
          {"check", "--form", "unknown", sample("valid.json")},
          {"template", "unknown", "-o", "x.xlsx"},
          {"fill", aForm(), "missing.json", "-o", "x.xlsx"},
          {"template", aForm(), "-o", folder.resolve("no/such/folder.xlsx")},
          {"rollup", aForm(), "--tree", "missing.json", "x.xlsx"},
          {"run", "--port", "99999", "--state", folder},
          {"notice", "lint", folder},
          {"status", "--state", folder},
        }) {
      CommandLineRun run = CommandLineRun.of(words);
      assertThat(run.status()).as("%s", List.of(words)).isEqualTo(64);
      assertThat(run.err().lines()).as("%s", List.of(words)).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void helpWorksEverywhere() {
    for (String command :
        List.of("demo", "run", "test", "template", "fill", "check", "rollup", "notice", "status")) {
      CommandLineRun run = CommandLineRun.of(command, "-h");
      assertThat(run.status()).as(command).isZero();
      assertThat(run.out()).as(command).contains("Usage: nuanbao " + command);
    }
    assertThat(CommandLineRun.of("-h").out()).contains("rollup");
  }

  @Test
  void messagesAreChineseUnlessEnglishIsAskedFor() {
    assertThat(CommandLineRun.of("check", "missing.xlsx").err()).contains("找不到文件");
    assertThat(CommandLineRun.of("check", "missing.xlsx", "--lang", "en").err())
        .contains("No such file");
  }

  @Test
  void fullDiskIsStatus74() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    CommandLineRun run = CommandLineRun.into(full, "check", sample("valid.json"));
    assertThat(run.status()).isEqualTo(74);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void samplesAreJudgedALineEachInTheirOrder() throws IOException {
    Path broken = sample("broken.json");
    CommandLineRun run = CommandLineRun.of("check", "--json", broken);
    List<String> wanted = new ArrayList<>();
    JSON.readTree(Files.readAllBytes(broken))
        .forEach(s -> wanted.add(s.path("sample_id").asText()));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json()).extracting(line -> line.path("sample_id").asText()).isEqualTo(wanted);
    JsonNode finding = run.json().getFirst().path("findings").path(0);
    assertThat(finding.fieldNames())
        .toIterable()
        .containsExactly(
            "rule",
            "severity",
            "refs",
            "sheet",
            "cells",
            "code",
            "message",
            "heading",
            "stands",
            "expected",
            "example",
            "source",
            "mends");
  }

  @Test
  void filledWorkbookIsAcceptedWithItsSamplesContext() throws IOException {
    Path sample = sample("valid.json");
    Path workbook = folder.resolve("filled.xlsx");
    assertThat(CommandLineRun.of("fill", aForm(), sample, "-o", workbook).status()).isZero();

    CommandLineRun run = CommandLineRun.of("check", workbook, "--context", sample, "--json");
    assertThat(run.status()).as(run.out()).isZero();
    JsonNode line = run.json().getFirst();
    assertThat(line.path("file").asText()).isEqualTo(workbook.toString());
    assertThat(line.path("form").asText()).isEqualTo(aForm());
    assertThat(line.path("outcome").asText()).isEqualTo("accepted");
  }

  @Test
  void unreadableBeatsFindingsAndOrderIsKept() throws IOException {
    Path text = Files.writeString(folder.resolve("a.xlsx"), "no workbook");
    CommandLineRun run = CommandLineRun.of("check", sample("broken.json"), text, "--json");
    assertThat(run.status()).isEqualTo(2);
    JsonNode last = run.json().getLast();
    assertThat(last.path("outcome").asText()).isEqualTo("unreadable");
    assertThat(last.path("findings").path(0).path("rule").isNull()).isTrue();
    assertThat(last.path("findings").path(0).path("code").asText()).isEqualTo("WRONG_TYPE");
  }

  @Test
  void annotatedCopiesOfEqualNamesStandBesideEachOther() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one")).resolve("a.xlsx");
    Path two = Files.createDirectory(folder.resolve("two")).resolve("a.xlsx");
    Path broken = folder.resolve("broken.json");
    JSON.writeValue(broken.toFile(), JSON.readTree(sample("broken.json").toFile()).path(0));
    CommandLineRun.of("fill", aForm(), broken, "-o", one);
    Files.copy(one, two);
    Path copies = folder.resolve("copies");
    CommandLineRun run = CommandLineRun.of("check", one, two, "--annotate", copies);
    assertThat(run.out()).contains("a.xlsx");
    try (Stream<Path> files = Files.list(copies)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.xlsx", "a-2.xlsx");
    }
  }

  /** The first file has more cells than a user model of them would fit into memory. */
  @Test
  void whatHasCountlessCellsGetsACopyAndTheNextFileIsCheckedAll() throws IOException {
    Path broken = folder.resolve("broken.json");
    JSON.writeValue(broken.toFile(), JSON.readTree(sample("broken.json").toFile()).path(0));
    Path small = folder.resolve("small.xlsx");
    CommandLineRun.of("fill", aForm(), broken, "-o", small);
    Path huge = folder.resolve("huge.xlsx");
    Files.write(huge, PulledDown.rows(Files.readAllBytes(small), 200_000, 9));
    Path copies = folder.resolve("copies");
    CommandLineRun run = CommandLineRun.of("check", huge, small, "--annotate", copies, "--json");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json())
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("rejected", "rejected");
    try (Stream<Path> files = Files.list(copies)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("huge.xlsx", "small.xlsx");
    }
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFileThatCannotBeCheckedIsOneLineAndTheNextFileIsCheckedAll() throws IOException {
    Path none = folder.resolve("none.json");
    Files.writeString(none, "[");
    CommandLineRun run = CommandLineRun.of("check", none, sample("valid.json"), "--json");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.json()).isNotEmpty();
  }

  @Test
  void noticesOfTheInstallationAreInOrder() throws IOException {
    try (Stream<Path> notices = Files.list(Path.of("..", "notices"))) {
      for (Path notice : notices.filter(Files::isDirectory).toList()) {
        assertThat(CommandLineRun.of("notice", "lint", notice).status()).as("%s", notice).isZero();
      }
    }
  }

  @Test
  void aNoticeThatIsWrongIsToldInOneLineAndTheOthersWork() throws IOException {
    Path wrong = Files.createDirectory(folder.resolve("wrong-2030"));
    Files.writeString(wrong.resolve("notice.yaml"), "id: wrong-2030\nforms: 3\n");

    CommandLineRun run =
        CommandLineRun.of("check", "--notices", folder, sample("valid.json"), "--json");

    assertThat(run.status()).isZero();
    assertThat(run.json()).isNotEmpty();
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("wrong-2030"));
  }

  @Test
  void whatWasReadIsPrintedWhereItIsAskedFor() throws IOException {
    Path sample = sample("valid.json");
    Path workbook = folder.resolve("filled.xlsx");
    CommandLineRun.of("fill", aForm(), sample, "-o", workbook);

    JsonNode plain = CommandLineRun.of("check", workbook, "--json").json().getFirst();
    JsonNode read = CommandLineRun.of("check", workbook, "--json", "--values").json().getFirst();

    assertThat(plain.has("values")).isFalse();
    assertThat(read.path("values")).isNotEmpty();
  }

  private static String aForm() {
    return new Notices().forms().getFirst().id().value();
  }

  private static Path sample(String name) {
    String form = aForm();
    Path notice = Path.of("..", "notices", form.substring(0, form.lastIndexOf('-')));
    return notice.resolve("samples").resolve(form).resolve(name);
  }
}
