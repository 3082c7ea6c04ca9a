package org.nuanbao.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.authoring.draft.DraftYaml;
import org.nuanbao.authoring.draft.FormDrafter;
import org.nuanbao.local.lint.SimplifiedScript;
import org.nuanbao.workbook.PrintedBook;

/**
 * Does what docs/adding-a-notice.md says, step by step, and checks that it finds what the page
 * says.
 */
class AddingANoticeTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+) ?([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path home = Path.of("");
  private String said = "";
  private int commands;

  @AfterEach
  void findTheNoticesAgain() {
    CommandLineRun.atHome();
  }

  @Test
  void pageLeadsFromTheBlankToTheRollUp() throws IOException {
    Files.createDirectories(home.resolve("notices"));
    Files.createDirectories(home.resolve("out"));
    Files.createDirectories(home.resolve("docs/adding-a-notice"));
    for (String schema : List.of("form.schema.json", "notice.schema.json")) {
      Files.copy(Path.of("..", "notices", schema), home.resolve("notices").resolve(schema));
    }
    Files.copy(
        DOCS.resolve("adding-a-notice/blank.xlsx"),
        home.resolve("docs/adding-a-notice/blank.xlsx"));

    Matcher fences = FENCE.matcher(Files.readString(DOCS.resolve("adding-a-notice.md")));
    while (fences.find()) {
      String rest = fences.group(2);
      String text = fences.group(3);
      switch (fences.group(1)) {
        case "sh" -> run(text, rest.startsWith("exit ") ? Integer.parseInt(rest.substring(5)) : 0);
        case "text" -> text.lines().forEach(line -> assertThat(said).contains(line));
        case "json" -> Files.writeString(home.resolve(rest), text);
        case "diff" -> edit(home.resolve(rest), text);
        default -> throw new AssertionError("a fence of another kind: " + fences.group(1));
      }
    }
    assertThat(commands).as("commands of the page").isGreaterThanOrEqualTo(9);
    assertThat(home.resolve("out/total.xlsx")).isNotEmptyFile();
  }

  @Test
  void blankBesideThePageIsTheOneDrawnHere() throws IOException {
    assertThat(draft(Files.readAllBytes(DOCS.resolve("adding-a-notice/blank.xlsx"))))
        .isEqualTo(draft(DrawnBlank.of(DrawnBlank.EXAMPLE)));
  }

  private static String draft(byte[] blank) {
    PrintedBook.Sheets sheets = (PrintedBook.Sheets) PrintedBook.read(blank);
    return DraftYaml.of(
        FormDrafter.draft(
            BlankReader.read(sheets.sheets()).sheets().getFirst(),
            null,
            SimplifiedScript::simplified),
        "beishan-2030-1",
        "");
  }

  private void run(String text, int status) {
    PrintStream before = System.out;
    StringBuilder all = new StringBuilder();
    System.setProperty("nuanbao.home", home.toString());
    for (String line : text.lines().toList()) {
      assertThat(line).startsWith("./nuanbao ");
      List<String> words = new ArrayList<>();
      for (String word : line.substring("./nuanbao ".length()).split(" ", -1)) {
        words.add(word.matches("(notices|out|docs)/.*") ? home.resolve(word).toString() : word);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      try {
        int ended =
            new Nuanbao(out, new PrintStream(err, true, UTF_8))
                .execute(words.toArray(String[]::new));
        assertThat(ended)
            .as("%s%n%s%s", line, out.toString(UTF_8), err.toString(UTF_8))
            .isEqualTo(status);
      } finally {
        System.setOut(before);
      }
      all.append(out.toString(UTF_8));
      commands++;
    }
    said = all.toString();
  }

  /**
   * Replaces lines that begin with "- " by those with "+ "; the old lines must be in the file once.
   */
  private static void edit(Path file, String diff) throws IOException {
    StringBuilder old = new StringBuilder();
    StringBuilder fresh = new StringBuilder();
    for (String line : diff.lines().toList()) {
      if (!line.startsWith("+")) {
        old.append(line.substring(1)).append('\n');
      }
      if (!line.startsWith("-")) {
        fresh.append(line.substring(1)).append('\n');
      }
    }
    String text = Files.readString(file);
    int at = text.indexOf(old.toString());
    assertThat(at).as("%s has%n%s%n%s", file, old, text).isNotNegative();
    assertThat(text.indexOf(old.toString(), at + 1)).as("once in %s: %s", file, old).isNegative();
    Files.writeString(file, text.substring(0, at) + fresh + text.substring(at + old.length()));
  }
}
