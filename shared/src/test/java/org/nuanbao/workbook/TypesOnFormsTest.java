package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.form.ValueType;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Every type on every kind of form, filled in rightly and in all the ways it goes wrong. What is
 * accepted is always what was meant; whatever else stands there is told with its cell.
 */
class TypesOnFormsTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final List<String> KINDS =
      List.of("statistics", "crosstab", "roster", "card", "voucher");

  /** How a cell is filled in. */
  enum Way {
    RIGHT,
    WRONG,
    AMBIGUOUS,
    INVISIBLE,
    FORMULA,
    ERROR,
    SCALED,
    HIDDEN
  }

  /**
   * What a type takes and does not.
   *
   * @param right as a user types it
   * @param value as it is read
   * @param wrong what is no such answer
   * @param ambiguous what may be several; empty where nothing is
   */
  private record Answer(String right, Value value, String wrong, String ambiguous) {}

  private static Answer answer(ValueType type) {
    return switch (type) {
      case COUNT -> number("1,200", "1200", "若干", "1.200,5");
      case INTEGER -> number("-12", "-12", "不详", "1.2.3");
      case AMOUNT_YUAN -> number("¥1,234.50", "1234.50", "五百元", "1,23.5");
      case AMOUNT_WAN -> number("1.25万元", "1.25", "一点五", "12,5");
      case DECIMAL -> number("3.75", "3.75", "较多", "1..5");
      case PERCENT -> number("25%", "25", "大半", "25%至30%");
      case YEAR -> number("二〇一八年", "2018", "去年", "18-19");
      case DATE ->
          new Answer("2018年1月6日", new Value.Day(LocalDate.of(2018, 1, 6)), "年底", "6/1/2018");
      case MONTH -> new Answer("2018年1月", new Value.Text("2018-01"), "年底", "1/18");
      case YES_NO -> text("是", "可能", "是否");
      case TICK -> new Answer("√", new Value.Text("√"), "没有", "√×");
      case CODE -> text("在职", "其它", "在职退休");
      case CODES -> text("在职、退休", "其它", "在职退休");
      case ID_NUMBER -> text("110101198001010010", "110101198001010011", "无");
      case BANK_CARD -> text("6222021234567890128", "62220212345", "见存折");
      case PHONE -> text("13912345678", "1391234", "同办公室");
      case USCC -> text("91350211M000100Y46", "91350211M000100Y41", "正在办理");
      case TEXT -> text("困难职工", "", "");
    };
  }

  private static Answer number(String right, String value, String wrong, String ambiguous) {
    return new Answer(right, new Value.Numeric(new BigDecimal(value)), wrong, ambiguous);
  }

  private static Answer text(String right, String wrong, String ambiguous) {
    return new Answer(right, new Value.Text(right), wrong, ambiguous);
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(ValueType.values())
        .flatMap(type -> KINDS.stream().map(kind -> Arguments.of(type, kind)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cells")
  void isReadAsMeantOrToldWithItsCell(ValueType type, String kind) {
    Form form = form(type, kind);
    byte[] blank = TemplateWriter.blank(form, Mark.of(form));
    assertAll(Arrays.stream(Way.values()).map(way -> () -> look(form, blank, type, way)));
  }

  private static void look(Form form, byte[] blank, ValueType type, Way way) {
    Answer answer = answer(type);
    byte[] file = Edits.edit(blank, book -> fill(book, way, answer));
    ReadOutcome.Read read =
        (ReadOutcome.Read) new WorkbookReader(List.of(form), ReadLimits.standard()).read(file);
    List<Finding> found = new ArrayList<>(read.findings());
    found.addAll(Checker.check(form, read.reading(), Facts.NONE).findings());

    boolean told = found.stream().anyMatch(it -> it.cells().contains("B4"));
    boolean refused =
        found.stream().anyMatch(it -> it.severity() == Severity.ERROR && it.cells().contains("B4"));
    Value value = value(read.reading().body());
    boolean asMeant = sameAs(value, answer.value());
    switch (way) {
      case RIGHT ->
          assertThat(List.of(asMeant, told))
              .as("%s: %s %s", way, value, found)
              .isEqualTo(List.of(true, false));
      case INVISIBLE ->
          assertThat(type == ValueType.TEXT ? told : asMeant && !told)
              .as("%s: %s %s", way, value, found)
              .isTrue();
      case WRONG ->
          assertThat(refused || answer.wrong().isEmpty())
              .as("%s: %s %s", way, value, found)
              .isTrue();
      case AMBIGUOUS ->
          assertThat(refused || answer.ambiguous().isEmpty())
              .as("%s: %s %s", way, value, found)
              .isTrue();
      case ERROR -> assertThat(refused).as("%s: %s %s", way, value, found).isTrue();
      case SCALED, HIDDEN ->
          assertThat(answer.value() instanceof Value.Numeric ? told : asMeant)
              .as("%s: %s %s", way, value, found)
              .isTrue();
      case FORMULA -> assertThat(told || asMeant).as("%s: %s %s", way, value, found).isTrue();
    }
  }

  /** Numbers are typed as numbers where the format is the matter, else everything as text. */
  private static void fill(Workbook book, Way way, Answer answer) {
    Cell cell = book.getSheetAt(0).getRow(3).getCell(1);
    Value.Numeric number = answer.value() instanceof Value.Numeric it ? it : null;
    switch (way) {
      case RIGHT -> cell.setCellValue(answer.right());
      case WRONG -> cell.setCellValue(answer.wrong());
      case AMBIGUOUS -> cell.setCellValue(answer.ambiguous());
      case INVISIBLE -> {
        int middle = answer.right().length() / 2;
        cell.setCellValue(
            answer.right().substring(0, middle) + "\u200b" + answer.right().substring(middle));
      }
      case FORMULA -> {
        if (number == null) {
          cell.setCellFormula("\"" + answer.right() + "\"");
        } else {
          cell.setCellFormula(number.plain() + "+0");
        }
        book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
      }
      case ERROR -> cell.setCellErrorValue(FormulaError.DIV0.getCode());
      case SCALED, HIDDEN -> {
        if (number == null) {
          cell.setCellValue(answer.right());
        } else {
          cell.setCellValue(number.number().doubleValue());
        }
        CellStyle style = book.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        String format = way == Way.HIDDEN ? ";;;" : "0.000,";
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
      }
    }
  }

  private static boolean sameAs(Value read, Value meant) {
    if (read instanceof Value.Numeric(BigDecimal a)
        && meant instanceof Value.Numeric(BigDecimal b)) {
      return a.compareTo(b) == 0;
    }
    return read.equals(meant);
  }

  private static Value value(Body body) {
    return switch (body) {
      case Body.Figures(var items) -> items.values().iterator().next().value();
      case Body.Lines(var lines, var _) ->
          lines.isEmpty() ? Value.Blank.IT : lines.getFirst().values().get(1);
      case Body.Answers(var answers, var _) ->
          Objects.requireNonNull(answers.get("answer")).value();
    };
  }

  private static final Map<String, String> BODIES =
      Map.of(
          "statistics",
          """
          sections: [{number: "1", title: 情况, items: [{ref: 1.A, label: 具体情况, %s}]}]
          rules: []
          layout:
            widths: [30, 30]
            rows:
              - marker: [附件1, <]
              - title: [情况表, <]
              - fields: ["#unit", "@unit"]
              - table: ["#1.A", "=1.A"]
          """,
          "crosstab",
          """
          rows: [{key: own, group: 单位, label: 本单位}]
          columns: [{key: answer, label: 具体情况, %s}]
          rules: []
          layout:
            widths: [30, 30]
            rows:
              - title: [情况表, <]
              - fields: ["#unit", "@unit"]
              - heading: [单位, "#answer"]
              - table: ["#own", "=own.answer"]
          """,
          "roster",
          """
          columns:
            - {key: name, label: 称呼, type: text}
            - {key: answer, label: 具体情况, %s}
          measures: [{key: rows, kind: rows}]
          rules: []
          layout:
            widths: [30, 30]
            rows:
              - title: [情况表, <]
              - fields: ["#unit", "@unit"]
              - heading: ["#name", "#answer"]
              - body: ["=name", "=answer"]
                times: 5
          """,
          "card",
          """
          questions:
            - {key: name, label: 称呼, type: text}
            - {key: answer, label: 具体情况, %s}
          one_per: [{questions: [name]}]
          measures: [{key: rows, kind: rows}]
          rules: []
          layout:
            widths: [30, 30]
            rows:
              - title: [情况表, <]
              - fields: ["#unit", "@unit"]
              - table: ["#name", "=name"]
              - table: ["#answer", "=answer"]
          """);

  private static Form form(ValueType type, String kind) {
    String unit =
        switch (type) {
          case AMOUNT_WAN -> "万元";
          case AMOUNT_YUAN -> "元";
          case PERCENT -> "%";
          case YEAR -> "年";
          default -> "项";
        };
    String asked = "type: " + type.name().toLowerCase(Locale.ROOT) + ", unit: '" + unit + "'";
    if (type == ValueType.CODE || type == ValueType.CODES) {
      asked += ", codes: [在职, 退休]";
    }
    String body =
        Objects.requireNonNull(BODIES.get(BODIES.containsKey(kind) ? kind : "card"))
            .formatted(asked);
    String evidence = kind.equals("voucher") ? "evidence_of: types-2020-2\n" : "";
    String yaml =
        """
        form: types-2020-1
        kind: %s
        marker: 附件1
        title: 情况表
        script: hans
        as_of: 2020-01-10
        fields: [{key: unit, label: 填报单位, printed: 填报单位：, type: text}]
        %s%s\
        """
            .formatted(kind, evidence, body);
    try {
      return FormReader.read(YAML.readTree(yaml), "types", RuleKinds::read);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
