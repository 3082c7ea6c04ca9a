package org.nuanbao.check;

import java.util.List;
import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Reading;

/**
 * Judges a reading: every rule by itself and everything at once, so that one finding never hides
 * another. A rule is left out only where its input is blank or cannot be read, and is pending where
 * a fact off the form is not known yet.
 */
public final class Checker {
  private Checker() {}

  /** What is wrong with cells by their type alone; no rule is judged. */
  public static List<Finding> types(Form form, Reading reading) {
    Judging judging = new Judging(form, reading, Facts.NONE);
    TypeCheck.check(judging, List.of());
    return judging.done().findings();
  }

  /**
   * All findings about the values of a reading: those of the form's rules, then what is wrong with
   * cells by their type.
   *
   * @param reading of this form, its values typed
   */
  public static CheckResult check(Form form, Reading reading, Facts facts) {
    Judging judging = new Judging(form, reading, facts);
    NothingToReport nothing = new NothingToReport(judging);
    nothing.check();
    for (Rule rule : form.rules()) {
      if (rule instanceof JudgedRule judged && nothing.asks(rule)) {
        judged.judge(judging);
      }
    }
    TypeCheck.check(judging, form.rules());
    return judging.done();
  }
}
