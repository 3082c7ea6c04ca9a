package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftCommandTest {
  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void findTheNotices() {
    CommandLineRun.atHome();
  }

  @Test
  void listWithTwoRowsOfHeadingsATotalAndNotesGivesADraftThatLints() throws IOException {
    Path notice = folder.resolve("beishan-2030");
    CommandLineRun run = CommandLineRun.of("notice", "draft", blank(DrawnBlank.LIST), "-o", notice);
    assertThat(run.status()).as(run.err()).isZero();
    Path form = notice.resolve("forms/beishan-2030-2.yaml");
    assertThat(run.out()).contains(form.toString());
    assertThat(Files.readString(form))
        .contains("kind: parts")
        .contains("kind: roster")
        .contains("{key: id_no, label: 身份证号码, type: id_number}")
        .contains("label: 家庭人口, type: count")
        .contains("label: 月收入（元）, unit: 元, type: amount_yuan")
        .contains("{key: date, label: 日期")
        .contains("body: [=list.seq, =list.name, =list.sex, =list.id_no,")
        .contains("times: 3")
        .contains("holds: card.g9 = sum(list.amount)")
        .contains("note: [2.慰问金额以元为单位")
        .contains("# ??");

    CommandLineRun lint = CommandLineRun.of("notice", "lint", notice);
    assertThat(lint.status()).as(lint.out()).isZero();
    assertThat(lint.out()).contains("0 个错误").contains("“??”还没有核对");
  }

  @Test
  void whatAPersonWroteIsNotOverwritten() throws IOException {
    Path notice = folder.resolve("beishan-2030");
    Path blank = blank(DrawnBlank.EXAMPLE);
    assertThat(CommandLineRun.of("notice", "draft", blank, "-o", notice).status()).isZero();
    Path form = notice.resolve("forms/beishan-2030-1.yaml");
    String before = Files.readString(form);
    CommandLineRun again = CommandLineRun.of("notice", "draft", blank, "-o", notice);
    assertThat(again.status()).isEqualTo(64);
    assertThat(again.err()).contains("不覆盖");
    assertThat(Files.readString(form)).isEqualTo(before);
  }

  @Test
  void formThatWasOnlyNamedIsReplacedByItsDraft() throws IOException {
    Path notice = folder.resolve("bengbu-2021");
    Path named = Path.of("..", "notices", "bengbu-2021");
    Files.createDirectories(notice.resolve("forms"));
    Files.copy(named.resolve("notice.yaml"), notice.resolve("notice.yaml"));
    for (String form : List.of("forms/bengbu-2021-1.yaml", "forms/bengbu-2021-2.yaml")) {
      Files.copy(named.resolve(form), notice.resolve(form));
    }
    assertThat(
            CommandLineRun.of("notice", "draft", blank(DrawnBlank.EXAMPLE), "-o", notice).status())
        .isZero();
    assertThat(Files.readString(notice.resolve("forms/bengbu-2021-1.yaml")))
        .contains("form: bengbu-2021-1")
        .contains("kind: statistics");
    CommandLineRun lint = CommandLineRun.of("notice", "lint", notice);
    assertThat(lint.status()).as(lint.out()).isZero();
  }

  @Test
  void commandsSayThatAFormIsOnlyNamedAndWhatToDo() throws IOException {
    Path sample = Files.writeString(folder.resolve("a.json"), "{}");
    for (List<Object> words :
        List.<List<Object>>of(
            List.of("template", "bengbu-2021-1", "-o", folder.resolve("a.xlsx")),
            List.of("fill", "bengbu-2021-2", sample, "-o", folder.resolve("a.xlsx")),
            List.of("check", sample, "--form", "bengbu-2021-1"))) {
      CommandLineRun run = CommandLineRun.of(words.toArray());
      assertThat(run.status()).isEqualTo(64);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("没有版式").contains("notice draft");
    }
  }

  @Test
  void printsWhatWasUnderstoodAndWritesNothing() throws IOException {
    Path blank = blank(DrawnBlank.LIST);
    CommandLineRun run = CommandLineRun.of("notice", "draft", blank, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"kind\":\"roster\"")
        .contains("\"first_row\":6,\"last_row\":8")
        .contains("{\"column\":\"D\",\"label\":[\"身份证号码\"],\"type\":\"id_number\"")
        .contains("{\"cell\":\"G9\",\"terms\":[\"G6:G8\"]}");
    assertThat(CommandLineRun.of("notice", "draft", blank).status()).isEqualTo(64);
  }

  @Test
  void clerkOverrulesWhatTheFormIs() throws IOException {
    Path notice = folder.resolve("beishan-2030");
    CommandLineRun run =
        CommandLineRun.of(
            "notice", "draft", blank(DrawnBlank.LIST), "--kind", "card", "-o", notice);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(notice.resolve("forms/beishan-2030-2.yaml")))
        .contains("kind: card");
  }

  @Test
  void refusesWhatIsNoWorkbookAndAFolderThatIsNoNotice() throws IOException {
    Path text = Files.writeString(folder.resolve("blank.xlsx"), "no workbook");
    assertThat(CommandLineRun.of("notice", "draft", text, "-o", folder.resolve("a-2030")).status())
        .isEqualTo(2);
    CommandLineRun run =
        CommandLineRun.of(
            "notice", "draft", blank(DrawnBlank.EXAMPLE), "-o", folder.resolve("Somewhere"));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("地名-年份");
  }

  private Path blank(List<String> lines) throws IOException {
    return Files.write(folder.resolve("printed.xlsx"), DrawnBlank.of(lines));
  }
}
