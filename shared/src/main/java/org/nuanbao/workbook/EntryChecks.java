package org.nuanbao.workbook;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;

/**
 * The checks a spreadsheet makes while somebody types: the cheap half of the rules. Pasting
 * bypasses them, so they decide nothing.
 */
final class EntryChecks {
  private static final String NO_DATE_BEFORE = "DATE(1990,1,1)";
  private static final String NO_BIRTH_BEFORE = "DATE(1900,1,1)";

  private final Form form;
  private final Placement placement;
  private final XSSFSheet sheet;
  private final CodeLists codes;
  private final DataValidationHelper making;

  EntryChecks(Form form, Placement placement, XSSFSheet sheet, CodeLists codes) {
    this.form = form;
    this.placement = placement;
    this.sheet = sheet;
    this.making = sheet.getDataValidationHelper();
    this.codes = codes;
  }

  /** Adds the validations. Cells that accept the same values share one. */
  void validate() {
    Map<List<Object>, Validated> all = new LinkedHashMap<>();
    form.places()
        .forEach((name, place) -> {
          Prompt asked = place.prompt();
          CellAddress at =
              asked instanceof Field field
                  ? placement.field(field.key())
                  : placement.spots().get(name);
          if (at != null && !(asked instanceof Field && asked.type() != ValueType.DATE)) {
            int last = at.getRow() + rows(asked, at) - 1;
            Accepted accepted = accepted(name, asked);
            List<Object> alike =
                List.of(asked.type(), asked.codes(), accepted.says(), accepted.strict());
            all.computeIfAbsent(alike, _ -> new Validated(new CellRangeAddressList(), accepted))
                .cells()
                .addCellRangeAddress(at.getRow(), at.getColumn(), last, at.getColumn());
          }
        });
    all.values().forEach(one -> add(one.cells(), one.accepted()));
  }

  private record Validated(CellRangeAddressList cells, Accepted accepted) {}

  private int rows(Prompt asked, CellAddress at) {
    return asked instanceof Column
        ? form instanceof Roster ? placement.bodyRows() : placement.bodyRows(at)
        : 1;
  }

  /**
   * What a cell accepts. Where other answers than those of the list are right too, the list is only
   * a hint.
   */
  private Accepted accepted(String name, Prompt asked) {
    if (asked instanceof Column column && column.byFederation()) {
      return length(0, 0, "“" + column.label() + "”由上级工会填写，报送时请留空。");
    }
    boolean also = form.rules().stream().anyMatch(rule -> !rule.alsoTaken(name).isEmpty());
    if (also || asked.type() == ValueType.CODES) {
      return usual(asked).asHint();
    }
    if (asked.type() == ValueType.ID_NUMBER) {
      return idNumber(
          form.rules().stream().flatMap(rule -> rule.idLengths(name).stream()).sorted().toList());
    }
    return asked.type() == ValueType.DATE && !(asked instanceof Field)
        ? date(NO_BIRTH_BEFORE)
        : usual(asked);
  }

  private void add(CellRangeAddressList cells, Accepted accepted) {
    DataValidation validation = making.createValidation(accepted.what(), cells);
    validation.setEmptyCellAllowed(true);
    validation.setShowErrorBox(accepted.strict());
    validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
    validation.createErrorBox("请核对", accepted.says());
    if (!accepted.strict()) {
      validation.setShowPromptBox(true);
      validation.createPromptBox("填写说明", accepted.says());
    }
    sheet.addValidationData(validation);
  }

  /**
   * What a cell accepts.
   *
   * @param strict whether all other values are refused
   */
  private record Accepted(DataValidationConstraint what, String says, boolean strict) {
    Accepted(DataValidationConstraint what, String says) {
      this(what, says, true);
    }

    Accepted asHint() {
      return new Accepted(what, says, false);
    }
  }

  /** What a cell accepts, going by its type alone. */
  private Accepted usual(Prompt asked) {
    return switch (asked.type()) {
      case COUNT -> count();
      case INTEGER, DECIMAL, PERCENT, YEAR -> number(asked.answer());
      case AMOUNT_WAN -> amount("万元");
      case AMOUNT_YUAN -> amount("元");
      case DATE -> date(NO_DATE_BEFORE);
      case TICK -> length(0, 1, "请打“√”或留空。");
      case USCC -> length(18, 18, "统一社会信用代码应为18位，请核对。");
      case CODE, CODES, YES_NO -> oneOf(asked.codes());
      case ID_NUMBER -> idNumber(List.of());
      case BANK_CARD -> length(16, 19, "卡号应为16至19位数字，请核对。");
      case PHONE -> length(7, 20, "请填写手机号，或区号加电话号码。");
      case TEXT, MONTH -> length(0, 200, "请不要超过200个字。");
    };
  }

  private Accepted idNumber(List<Integer> lengths) {
    return lengths.isEmpty()
        ? length(15, 18, "身份证号应为18位，请核对。")
        : length(lengths.getFirst(), lengths.getLast(), "身份证号应为" + lengths.getLast() + "位，请核对。");
  }

  private Accepted oneOf(List<String> answers) {
    return codes
        .name(answers)
        .map(name ->
            new Accepted(
                making.createFormulaListConstraint(name),
                "请从下拉列表中选择：" + shortened(String.join("、", answers))))
        .orElseGet(() -> length(0, 200, "请不要超过200个字。"));
  }

  /** Cuts the answers, because a message box takes 255 characters. */
  private static String shortened(String answers) {
    return answers.length() > 200 ? answers.substring(0, 200) + "…" : answers;
  }

  private Accepted count() {
    return new Accepted(
        making.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的整数，不要带单位。");
  }

  /**
   * Accepts a number within its bounds. These are general limits, so the message leaves them out.
   */
  private Accepted number(AnswerType asked) {
    String least = String.valueOf(asked.least());
    String most = String.valueOf(asked.most());
    String said = asked.places() == 0 ? "请填写整数，只填数字。" : "请只填数字。";
    return new Accepted(
        asked.places() == 0
            ? making.createIntegerConstraint(OperatorType.BETWEEN, least, most)
            : making.createDecimalConstraint(OperatorType.BETWEEN, least, most),
        said);
  }

  private Accepted amount(String unit) {
    return new Accepted(
        making.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的金额（" + unit + "），只填数字。");
  }

  private Accepted date(String before) {
    return new Accepted(
        making.createDateConstraint(OperatorType.GREATER_OR_EQUAL, "=" + before, null, null),
        "请填写日期，例如 " + LocalDate.of(2000, 1, 18) + "。");
  }

  private Accepted length(int least, int most, String says) {
    return new Accepted(
        making.createTextLengthConstraint(
            OperatorType.BETWEEN, String.valueOf(least), String.valueOf(most)),
        says);
  }
}
