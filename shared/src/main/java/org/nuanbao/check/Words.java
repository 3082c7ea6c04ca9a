package org.nuanbao.check;

import java.math.BigDecimal;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;

/**
 * What a finding says.
 *
 * @param chinese what is wrong and what to do, for the officer who filled the form in
 */
record Words(String code, String chinese, String english) {

  /** The same with the rule's own sentence behind it. */
  Words because(RuleHead rule) {
    String says = rule.says();
    return says == null ? this : new Words(code, chinese + "（" + says + "。）", english);
  }

  /** What to do: an error is corrected, a warning may stand if it is true. */
  static String todo(RuleHead rule) {
    return rule.severity() == Severity.ERROR ? "请核对后改正。" : "请核对，情况属实可以保留。";
  }

  static String todoEnglish(RuleHead rule) {
    return rule.severity() == Severity.ERROR
        ? " Please correct."
        : " Please check; keep it if true.";
  }

  /**
   * A number as it may be shown. One with more than nine places before the point is no figure of
   * ours and may be somebody's telephone or identity number typed into the wrong cell.
   */
  static String shown(BigDecimal number) {
    if (number.precision() - number.scale() > 9 || number.scale() > 20) {
      return "…";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
