package org.nuanbao.check;

import java.math.BigDecimal;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;

/**
 * What a finding says; the same fault in the same words on every kind of form.
 *
 * @param code stable, upper case
 * @param chinese what is wrong and what to do, for the officer who filled the form in
 */
public record Words(String code, String chinese, String english) {
  public static final Words BLANK =
      new Words("REQUIRED", "没有填，请补填。", " is blank. Please fill it in.");
  public static final Words NOT_EMPTY =
      new Words("NOT_EMPTY", "应留空，请清除填写的内容。", " must be left empty. Please clear it.");
  public static final Words NEGATIVE_ENGLISH =
      new Words("BAD_NUMBER", "不能是负数，请改正。", " must not be negative.");

  /** The same, with the cell's label before it. */
  Words about(Cell cell) {
    return new Words(code, cell.label() + chinese, cell.english() + english);
  }

  Words followedBy(String says) {
    return new Words(code, chinese + "（" + says + "。）", english);
  }

  /** A value in brackets behind a cell's label, as far as it may be shown. */
  public static String shown(Cell cell) {
    String masked = cell.masked();
    return masked.isEmpty() ? "" : "（" + masked + "）";
  }

  /** What to do: an error is corrected, a warning may stand if it is true. */
  public static String todo(RuleHead rule) {
    return rule.severity() == Severity.ERROR ? "请核对后改正。" : "请核对，情况属实可以保留。";
  }

  public static String todoEnglish(RuleHead rule) {
    return rule.severity() == Severity.ERROR
        ? " Please correct."
        : " Please check; keep it if true.";
  }

  /**
   * A number as it may be shown. One with more than nine places before the point is no figure of
   * ours and may be somebody's telephone or identity number typed into the wrong cell.
   */
  public static String shown(BigDecimal number) {
    if (number.precision() - number.scale() > 9 || number.scale() > 20) {
      return "…";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
