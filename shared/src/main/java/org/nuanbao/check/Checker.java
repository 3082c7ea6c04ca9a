package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/**
 * Judges a reading: each rule separately and all rules at once, so that one finding never hides
 * another. A rule is skipped only if its input is blank or unreadable. It is pending if it needs a
 * fact from outside the form that is not known yet.
 */
public final class Checker {
  private Checker() {}

  /** What is wrong with cells by their type alone; no rule is judged. */
  public static List<Finding> types(Form form, Reading reading) {
    Judging judging = new Judging(form, reading, Facts.NONE);
    judging.prove(TypeProofs.of(judging));
    TypeCheck.check(judging, List.of());
    return judging.done().findings();
  }

  /**
   * All findings about the values of a reading: first those of the form's rules, then those about
   * the types of cells.
   *
   * @param reading of this form, its values typed
   */
  public static CheckResult check(Form form, Reading reading, Facts facts) {
    Judging judging = judged(form, reading, facts);
    CheckResult found = judging.done();
    return new CheckResult(
        FollowUps.of(
            judging,
            reading,
            found.findings(),
            other -> judged(form, other, facts).done().findings()),
        found.pending());
  }

  private static Judging judged(Form form, Reading reading, Facts facts) {
    Judging judging = new Judging(form, reading, facts);
    NothingToReport nothing = new NothingToReport(judging);
    nothing.check();
    Map<Object, Map<String, Proof>> proofs = new HashMap<>(TypeProofs.of(judging));
    for (Rule rule : form.rules()) {
      if (rule instanceof JudgedRule judged) {
        proofs.put(rule, judged.proofs(judging));
      }
    }
    judging.prove(proofs);
    for (Rule rule : form.rules()) {
      if (rule instanceof JudgedRule judged && nothing.asks(rule)) {
        judged.judge(judging);
      }
    }
    TypeCheck.check(judging, form.rules());
    return judging;
  }

  /** Tells a report of nothing apart from a blank form that was sent by mistake. */
  private static final class NothingToReport {
    private static final FindingWords BLANK =
        new FindingWords(
            "NOTHING_FILLED_IN",
            "没有填写任何内容；如确无此项，请在模板右上方“" + Field.NOTHING.label() + "”处选择“是”。",
            "Nothing is filled in; if there is nothing to report, please choose 是 beside “"
                + Field.NOTHING.label()
                + "” at the top right of the template.");
    private static final FindingWords BOTH =
        new FindingWords(
            "NOTHING_AND_MORE",
            "选择了“" + Field.NOTHING.label() + "”，但表里填有内容；请删去其中之一。",
            "It says that there is nothing to report, but the form is filled in; please remove one.");

    private final Judging judging;

    NothingToReport(Judging judging) {
      this.judging = judging;
    }

    void check() {
      if (judging.saysNothing()) {
        if (holds(NothingToReport::isMoreThanNought)) {
          judging.foundInFile(Severity.ERROR, List.of(judging.spot(Field.NOTHING)), BOTH);
        }
      } else if (!holds(value -> !value.isBlank())) {
        switch (judging.form()) {
          // By convention a blank figure is 0.
          case FigureForm _ -> judging.foundInFile(Severity.WARNING, List.of(), BLANK);
          // A sample states what it holds, so a list without rows was not sent by mistake.
          case Roster _, FormOfParts _ ->
              judging.foundInFile(
                  judging.facts().marksComplete() ? Severity.WARNING : Severity.ERROR,
                  List.of(),
                  BLANK);
          // The form's own rules say what is missing.
          case Single _ -> {}
        }
      }
    }

    /** Whether a rule is judged: for a report of nothing, only rules about head and day are. */
    boolean asks(Rule rule) {
      return !judging.saysNothing() || holds(NothingToReport::isMoreThanNought) || rule.isOfHead();
    }

    private boolean holds(Predicate<Value> content) {
      return switch (judging.body()) {
        case Body.Figures(var items) -> items.values().stream().map(Entry::value).anyMatch(content);
        case Body.Lines(var lines, List<String> _) -> !lines.isEmpty();
        case Body.Answers(var answers, var tables) ->
            answers.values().stream().map(Entry::value).anyMatch(content)
                || tables.values().stream().anyMatch(table -> !table.lines().isEmpty());
      };
    }

    private static boolean isMoreThanNought(Value value) {
      return switch (value) {
        case Value.Blank _ -> false;
        case Value.Numeric(BigDecimal number) -> number.signum() != 0;
        case Value.Text _, Value.Day _, Value.Broken _ -> true;
      };
    }
  }
}
