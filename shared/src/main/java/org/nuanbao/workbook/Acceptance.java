package org.nuanbao.workbook;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Prompt;

/** What a cell takes while somebody types, by what it asks for. */
final class Acceptance {
  private static final String NO_DATE_BEFORE = "DATE(1990,1,1)";
  private static final String NO_BIRTH_BEFORE = "DATE(1900,1,1)";

  private final DataValidationHelper making;
  private final CodeLists codes;

  Acceptance(DataValidationHelper making, CodeLists codes) {
    this.making = making;
    this.codes = codes;
  }

  /**
   * What a cell takes.
   *
   * @param strict whether all else is refused
   */
  record Accepted(DataValidationConstraint what, String says, boolean strict) {
    Accepted(DataValidationConstraint what, String says) {
      this(what, says, true);
    }

    Accepted asHint() {
      return new Accepted(what, says, false);
    }
  }

  Accepted of(Prompt asked) {
    return switch (asked.type()) {
      case COUNT -> count();
      case INTEGER, DECIMAL, PERCENT, YEAR -> number(asked.answer());
      case AMOUNT_WAN -> amount("万元");
      case AMOUNT_YUAN -> amount("元");
      case DATE -> date();
      case TICK -> length(0, 1, "请打“√”或留空。");
      case USCC -> length(18, 18, "统一社会信用代码应为18位，请核对。");
      case CODE, YES_NO -> oneOf(asked.codes());
      case ID_NUMBER -> idNumber(List.of());
      case BANK_CARD -> length(16, 19, "卡号应为16至19位数字，请核对。");
      case PHONE -> length(7, 20, "请填写手机号，或区号加电话号码。");
      case CODES -> oneOf(asked.codes());
      case TEXT, MONTH -> length(0, 200, "请不要超过200个字。");
    };
  }

  Accepted idNumber(List<Integer> lengths) {
    return lengths.isEmpty()
        ? length(15, 18, "身份证号应为18位，请核对。")
        : length(lengths.getFirst(), lengths.getLast(), "身份证号应为" + lengths.getLast() + "位，请核对。");
  }

  Accepted oneOf(List<String> answers) {
    return codes
        .name(answers)
        .map(name ->
            new Accepted(
                making.createFormulaListConstraint(name),
                "请从下拉列表中选择：" + shortened(String.join("、", answers))))
        .orElseGet(() -> length(0, 200, "请不要超过200个字。"));
  }

  /** A message box takes 255 characters. */
  private static String shortened(String answers) {
    return answers.length() > 200 ? answers.substring(0, 200) + "…" : answers;
  }

  Accepted count() {
    return new Accepted(
        making.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的整数，不要带单位。");
  }

  /** A number within its bounds; bounds that are there for everybody are not said. */
  Accepted number(AnswerType asked) {
    String least = String.valueOf(asked.least());
    String most = String.valueOf(asked.most());
    String said = asked.places() == 0 ? "请填写整数，只填数字。" : "请只填数字。";
    return new Accepted(
        asked.places() == 0
            ? making.createIntegerConstraint(OperatorType.BETWEEN, least, most)
            : making.createDecimalConstraint(OperatorType.BETWEEN, least, most),
        said);
  }

  Accepted amount(String unit) {
    return new Accepted(
        making.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的金额（" + unit + "），只填数字。");
  }

  Accepted date() {
    return date(NO_DATE_BEFORE);
  }

  /** A day in a person's life. */
  Accepted day() {
    return date(NO_BIRTH_BEFORE);
  }

  private Accepted date(String before) {
    return new Accepted(
        making.createDateConstraint(OperatorType.GREATER_OR_EQUAL, "=" + before, null, null),
        "请填写日期，例如 " + LocalDate.of(2000, 1, 18) + "。");
  }

  Accepted length(int least, int most, String says) {
    return new Accepted(
        making.createTextLengthConstraint(
            OperatorType.BETWEEN, String.valueOf(least), String.valueOf(most)),
        says);
  }
}
