package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.Form;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Totals;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.guard.ReadLimits;

class PartsTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String PARTS =
      """
      form: two-2030-1
      kind: parts
      marker: 附件1
      title: 送温暖活动情况表
      script: hans
      fields:
        - {key: unit, label: 填报单位, printed: 填报单位：, type: text}
        - {key: date, label: 填报日期, printed: 填报日期：, type: date}
      parts:
        - key: figures
          label: 走访慰问情况
          kind: crosstab
          rows:
            - {key: firms, label: 企业}
            - {key: workers, label: 职工}
            - {key: all, label: 合计}
          columns:
            - {key: number, label: 户（人）数, unit: 户, type: count}
            - {key: money, label: 金额（元）, unit: 元, type: amount_yuan}
          without: [all.number]
        - key: persons
          label: 慰问职工名单
          kind: roster
          columns:
            - {key: seq, label: 序号, type: integer}
            - {key: name, label: 姓名, type: text}
            - {key: id_no, label: 身份证号, type: id_number}
            - {key: money, label: 慰问金（元）, type: amount_yuan}
          measures:
            - {key: rows, kind: rows}
            - {key: paid, kind: total, column: money}
      LAYOUT
      rules:
        - {id: R01, kind: sum, severity: error, target: figures.all.money,
           terms: [figures.firms.money, figures.workers.money]}
        - {id: R02, kind: holds, severity: error, refs: [figures.workers.money],
           holds: 'sum(persons.money) = figures.workers.money', says: 名单合计应等于职工的金额}
        - {id: R03, kind: id_valid, severity: error, column: persons.id_no, lengths: [18]}
      """;

  private static final String FIGURES =
      """
          - marker: [附件1, <3]
          - title: [送温暖活动情况表, <3]
          - fields: ['~填报单位：{@unit:        }  填报日期：{@date: 年 月 日}', <3]
          - heading: [项目, <, '#figures.number', '#figures.money']
          - table: ['#figures.firms', <, =figures.firms.number, =figures.firms.money]
          - table: ['#figures.workers', <, =figures.workers.number, =figures.workers.money]
          - table: ['#figures.all', <, —, =figures.all.money]
      """;

  private static final String PERSONS =
      """
          - table: [慰问职工名单, <3]
          - heading: ['#persons.seq', '#persons.name', '#persons.id_no', '#persons.money']
          - body: [=persons.seq, =persons.name, =persons.id_no, =persons.money]
            times: 3
          - note: [负责人：        经办人：, <3]
      """;

  private static final String WIDTHS = "  widths: [8, 16, 22, 14]\n  rows:\n";

  private static final Form ON_ONE_SHEET = form("layout:\n" + WIDTHS + FIGURES + PERSONS);

  private static final Form ON_TWO_SHEETS =
      form(
          "sheets:\n- name: 情况\n  layout:\n"
              + (WIDTHS + FIGURES).indent(2)
              + "- name: 名单\n  layout:\n"
              + (WIDTHS + PERSONS).indent(2));

  private static final String DATA =
      """
      {"form": "two-2030-1", "header": {"unit": "甲厂工会", "date": "2030-01-10"},
       "data": {
        "figures": {"firms": {"number": 2, "money": 100.5}, "workers": {"number": 4, "money": 390},
          "all": {"money": 490.5}},
        "persons": [
          {"seq": 1, "name": "赵一", "id_no": "990102196001010003", "money": 100},
          {"seq": 2, "name": "钱二", "id_no": "990102196102020016", "money": 100},
          {"seq": 3, "name": "孙三", "id_no": "990102196001010003", "money": 100},
          {"seq": 4, "name": "李四", "id_no": "990102196102020016", "money": 90}]}}
      """;

  @Test
  void isFilledAndReadAsOneWorkbook() {
    for (Form form : List.of(ON_ONE_SHEET, ON_TWO_SHEETS)) {
      ReadOutcome.Read read = read(form, Filler.fill(form, sample(form).raw(), Mark.of(form)));
      assertThat(read.findings()).isEmpty();
      assertThat(read.parts()).hasSize(1);
      Reading reading = read.reading();
      assertThat(values(reading)).isEqualTo(values(sample(form).typed()));
      assertThat(rows(reading)).isEqualTo(rows(sample(form).typed()));
      assertThat(reading.fields().get("unit"))
          .extracting(Entry::value)
          .isEqualTo(new Value.Text("甲厂工会"));
      assertThat(Checker.check(form, reading, Facts.NONE).findings()).isEmpty();
    }
  }

  @Test
  void judgesOnePartByAnother() {
    for (Form form : List.of(ON_ONE_SHEET, ON_TWO_SHEETS)) {
      Sample wrong = sample(form, DATA.replace("\"money\": 90}", "\"money\": 91}"));
      Reading reading = read(form, Filler.fill(form, wrong.raw(), Mark.of(form))).reading();
      List<Finding> findings = Checker.check(form, reading, Facts.NONE).findings();
      assertThat(findings).extracting(Finding::rule).containsExactly("two-2030-1.R02");
      assertThat(findings.getFirst().cells()).containsExactly("D6");
    }
  }

  @Test
  void namesTheSheetOfAFindingOnASheetBehindTheFirst() {
    Sample wrong = sample(ON_TWO_SHEETS, DATA.replace("990102196102020016", "990102196102020017"));
    byte[] file = Filler.fill(ON_TWO_SHEETS, wrong.raw(), Mark.of(ON_TWO_SHEETS));
    Reading reading = read(ON_TWO_SHEETS, file).reading();
    List<Finding> findings = Checker.check(ON_TWO_SHEETS, reading, Facts.NONE).findings();
    assertThat(findings).hasSize(2);
    assertThat(findings.getFirst().sheet()).isEqualTo("名单");
    assertThat(findings.getFirst().cells()).containsExactly("C4");
    assertThat(findings.getFirst().message()).startsWith("“慰问职工名单”第2行的“身份证号”");
  }

  @Test
  void addsUpEachPartBehindItsKey() {
    Totals totals =
        Tally.of(ON_ONE_SHEET, sample(ON_ONE_SHEET).typed(), new org.nuanbao.memory.MemoryKeys());
    assertThat(totals.sums())
        .containsEntry("figures.firms.number", BigDecimal.TWO)
        .containsEntry("persons.rows", BigDecimal.valueOf(4))
        .containsEntry("persons.paid", BigDecimal.valueOf(390))
        .doesNotContainKey("figures.all.number");
    assertThat(Tally.nothing(ON_ONE_SHEET).sums().keySet()).isEqualTo(totals.sums().keySet());
  }

  @Test
  void readsRowsPutInAndTakenOutByHand() {
    byte[] file = Filler.fill(ON_ONE_SHEET, sample(ON_ONE_SHEET).raw(), Mark.of(ON_ONE_SHEET));
    byte[] moved =
        Edits.edit(
            file,
            book -> {
              Sheet sheet = book.getSheetAt(0);
              sheet.shiftRows(3, sheet.getLastRowNum(), 2);
              sheet.createRow(3).createCell(0).setCellValue("以下由各单位填写");
            });
    Reading reading = read(ON_ONE_SHEET, moved).reading();
    assertThat(values(reading)).isEqualTo(values(sample(ON_ONE_SHEET).typed()));
    assertThat(rows(reading)).isEqualTo(rows(sample(ON_ONE_SHEET).typed()));
  }

  @Test
  void saysWhichSheetIsMissing() {
    byte[] file = Filler.fill(ON_TWO_SHEETS, sample(ON_TWO_SHEETS).raw(), Mark.of(ON_TWO_SHEETS));
    byte[] without = Edits.edit(file, book -> book.removeSheetAt(1));
    assertThat(new WorkbookReader(List.of(ON_TWO_SHEETS), ReadLimits.standard()).read(without))
        .isInstanceOfSatisfying(
            ReadOutcome.Unreadable.class,
            it -> assertThat(it.why().message()).contains("缺少工作表“名单”"));
  }

  @Test
  void refusesASecondPartThatPays() {
    String pays =
        "    disburses: {fund: aid, fund_name: 帮扶金, purpose: 慰问, person: id_no, amount: money}\n";
    String one = PARTS.replace("    measures:\n", pays + "    measures:\n");
    String again = one.substring(one.indexOf("  - key: persons"), one.indexOf("LAYOUT"));
    String two = one.replace("LAYOUT", again.replace("persons", "others") + "LAYOUT");
    assertThat(form(one, "layout:\n" + WIDTHS + FIGURES + PERSONS).paying()).isPresent();
    assertThatThrownBy(() -> form(two, "layout:\n" + WIDTHS + FIGURES + PERSONS))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("at most one part has disburses, these have: persons, others");
  }

  @Test
  void refusesAVoucherAsAPart() {
    String voucher =
        """
          - key: voucher
            label: 凭证
            kind: voucher
            evidence_of: two-2030-2
            questions: [{key: payee, label: 领款人, type: text}]
            tables: []
        """;
    String with = PARTS.replace("LAYOUT\n", voucher + "LAYOUT\n");
    assertThatThrownBy(() -> form(with, "layout:\n" + WIDTHS + FIGURES + PERSONS))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("parts[3].kind: a voucher is no part");
  }

  private static Form form(String layout) {
    return form(PARTS, layout);
  }

  private static Form form(String parts, String layout) {
    try {
      JsonNode tree = YAML.readTree(parts.replace("LAYOUT\n", layout.stripTrailing() + "\n"));
      return FormReader.read(tree, "two.yaml", RuleKinds::read);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static Sample sample(Form form) {
    return sample(form, DATA);
  }

  private static Sample sample(Form form, String data) {
    try {
      return new SampleReader(List.of(form)).read(YAML.readTree(data), null).getFirst();
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static ReadOutcome.Read read(Form form, byte[] file) {
    return (ReadOutcome.Read) new WorkbookReader(List.of(form), ReadLimits.standard()).read(file);
  }

  private static Map<String, String> values(Reading reading) {
    java.util.TreeMap<String, String> values = new java.util.TreeMap<>();
    if (reading.body() instanceof Body.Answers(var answers, var _)) {
      answers.forEach((name, entry) -> values.put(name, plain(entry.value())));
    }
    return values;
  }

  private static List<List<String>> rows(Reading reading) {
    return reading.body().rows("persons").lines().stream()
        .map(line -> line.values().stream().map(PartsTest::plain).toList())
        .toList();
  }

  private static String plain(Value value) {
    return value instanceof Value.Numeric numeric ? numeric.plain() : String.valueOf(value);
  }
}
