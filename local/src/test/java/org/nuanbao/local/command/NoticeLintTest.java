package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.local.lint.NoticeLint;
import org.nuanbao.local.lint.Remark;

class NoticeLintTest {
  private static final Path NOTICES = Path.of("..", "notices");

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void findTheNotices() {
    CommandLineRun.atHome();
  }

  @Test
  void misprintOfAPrintedSumIsToldWithWhatIsMeant() {
    CommandLineRun run = CommandLineRun.of("notice", "lint", NOTICES.resolve("dalian-2018"));
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("疑点 forms/dalian-2018-2.yaml 10.A：")
        .contains("A=C+E+G+I+K+I+J+L")
        .contains("应为：A=C+E+G+I+J+L");
  }

  @Test
  void formThatIsOnlyNamedPointsToTheDraft() {
    CommandLineRun run = CommandLineRun.of("notice", "lint", NOTICES.resolve("bengbu-2021"));
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("notice draft");
  }

  @Test
  void simplifiedLabelsOfTraditionalFormsAreWhatTheConversionGives() throws IOException {
    assertThat(NoticeLint.of(NOTICES.resolve("wuhan-2015"), NOTICES))
        .filteredOn(remark -> remark.chinese().contains("简体"))
        .isEmpty();
  }

  @Test
  void labelThatIsNotItsConversionIsADoubt() throws IOException {
    Path notice = copy("wuhan-2015");
    change(notice, "forms/wuhan-2015-1.yaml", "label_hans: 走访企业", "label_hans: 走访单位");
    assertThat(NoticeLint.of(notice, NOTICES))
        .filteredOn(remark -> remark.chinese().contains("走访单位"))
        .singleElement()
        .satisfies(remark -> {
          assertThat(remark.level()).isEqualTo(Remark.Level.DOUBT);
          assertThat(remark.where()).isEqualTo("04.A");
          assertThat(remark.chinese()).contains("走访企业");
        });
  }

  @Test
  void amountWhoseUnitIsPrintedAboveTheTableIsNoDoubt() throws IOException {
    Path notice = copy("xiamen-2012");
    String file = "forms/xiamen-2012-2.yaml";
    change(notice, file, "  - {at: amount, doubt: “帮扶金额”没有印单位，按元填写}\n", "");
    assertThat(NoticeLint.of(notice, NOTICES))
        .extracting(Remark::chinese)
        .contains("“帮扶金额”没有印单位，按元读取");

    change(notice, file, "    - marker: [附件2, <9]\n", "    - marker: [单位：元, <9]\n");
    assertThat(NoticeLint.of(notice, NOTICES))
        .extracting(Remark::chinese)
        .doesNotContain("“帮扶金额”没有印单位，按元读取");
  }

  @Test
  void aNoticeThatAsksEachDayForTooLongCannotBeMovedAroundInATree() throws IOException {
    Path notice = copy("xiamen-2012");
    String days =
        LocalDate.of(2011, 12, 1)
            .datesUntil(LocalDate.of(2012, 1, 19))
            .map(day -> '"' + day.toString() + '"')
            .collect(Collectors.joining(", "));
    String weeks =
        "\"2011-12-02\", \"2011-12-09\", \"2011-12-16\", \"2011-12-23\", \"2011-12-30\","
            + " \"2012-01-06\", \"2012-01-13\", \"2012-01-20\"";
    change(notice, "notice.yaml", weeks, days);
    assertThat(NoticeLint.of(notice, NOTICES))
        .filteredOn(remark -> remark.level() == Remark.Level.ERROR)
        .singleElement()
        .satisfies(remark -> assertThat(remark.chinese()).contains("最多 48 次"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forms/dalian-2018-1.yaml|severity: error}|severty: error}|error|severty",
        "forms/dalian-2018-1.yaml|terms: [2.D, 2.E, 2.F]|terms: [2.D, 2.E, 3.B]|error|金额和数量",
        "forms/dalian-2018-1.yaml|terms: [2.D, 2.E, 2.F]|terms: [2.D, 2.E, 2.E]|error|加了两次",
        "forms/dalian-2018-1.yaml|terms: [2.D, 2.E, 2.F]|terms: [2.D, 2.E]|doubt|印的公式",
        "forms/dalian-2018-1.yaml|terms: [2.D, 2.E, 2.F]|terms: [2.D, 2.Z]|error|2.Z",
        "forms/dalian-2018-1.yaml|left: [1.B], right: [1.A]|left: [1.A], right: [1.B]|error|写反了",
        "forms/dalian-2018-1.yaml|id: R07, kind: at_most, left: [1.B], right: [1.A]|id: R07, kind: at_most, left: [1.B], right: [2.A]|doubt|不超过1.A",
        "forms/dalian-2018-1.yaml|{id: R26|{id: R28|doubt|从R25跳到R28",
        "forms/dalian-2018-1.yaml|unit: 家, type: count}|unit: 元, type: count}|error|与类型不符",
        "forms/dalian-2018-1.yaml|\"=1.B\"|\"=1.A\"|error|layout",
        "forms/henan-2017-2.yaml|codes: [男, 女]|codes: [男（甲）, 男(甲)]|doubt|只差字形或括号",
        "forms/henan-2017-2.yaml|label: 联系电话|label: 姓名|doubt|印了两次",
        "forms/henan-2017-2.yaml|person: id_no|person: id_nr|error|id_nr",
        "forms/henan-2017-2.yaml|as_of: 2017-01-10|as_of: 2017-03-10|doubt|却在",
        "forms/henan-2017-2.yaml|due: 2017-01-10|due: 2017-01-09|doubt|截止日",
        "forms/henan-2017-1.yaml|questions: [name, employer]|questions: [name, shop]|error|one_per",
        "forms/xiamen-2012-1.yaml|evidence_of: xiamen-2012-2|evidence_of: xiamen-2012-3|error|名册",
        "notice.yaml|due: 2017-01-10|due: 2027-01-10|doubt|年份",
        "notice.yaml|issuer:|isuer:|error|isuer",
      })
  void saysWhatIsWrongInOneSentence(
      String file, String right, String wrong, String level, String said) throws IOException {
    String form =
        file.startsWith("forms/") ? file.substring(6, file.lastIndexOf('-')) : "henan-2017";
    Path notice = copy(form);
    change(notice, file, right.replace("'", ""), wrong.replace("'", ""));
    CommandLineRun run = CommandLineRun.of("notice", "lint", notice, "--json");
    List<JsonNode> lines = run.json();
    assertThat(lines)
        .as("%s", run.out())
        .anyMatch(line ->
            line.path("level").asText().equals(level)
                && (line.path("where").asText() + line.path("message").asText()).contains(said));
    assertThat(run.status()).isEqualTo(level.equals("error") ? 1 : 0);
  }

  private Path copy(String notice) throws IOException {
    Path from = NOTICES.resolve(notice);
    Path to = folder.resolve(notice);
    Files.createDirectories(to.resolve("forms"));
    Files.copy(from.resolve("notice.yaml"), to.resolve("notice.yaml"));
    try (Stream<Path> forms = Files.list(from.resolve("forms"))) {
      for (Path form : forms.toList()) {
        Files.copy(form, to.resolve("forms").resolve(form.getFileName()));
      }
    }
    return to;
  }

  private static void change(Path notice, String file, String right, String wrong)
      throws IOException {
    Path path = notice.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    Files.writeString(path, text.substring(0, at) + wrong + text.substring(at + right.length()));
  }
}
