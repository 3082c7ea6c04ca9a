package org.nuanbao.check;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cells.Cell;
import org.nuanbao.form.Formula;
import org.nuanbao.form.Rule;

/**
 * Rules written as formulas. A rule is left out where it reads a number or date that cannot be
 * read, or reckons with a blank one, and is pending where it turns on a fact that is not known.
 */
final class FormulaRules {
  private final Judging judging;
  private final Cells cells;

  FormulaRules(Judging judging, Cells cells) {
    this.judging = judging;
    this.cells = cells;
  }

  void holds(Rule.Holds rule) {
    String each = rule.each();
    if (each == null) {
      holds(rule, null, 0);
      return;
    }
    for (int row = 0; row < cells.rows(each); row++) {
      holds(rule, each, row);
    }
  }

  private void holds(Rule.Holds rule, @Nullable String table, int row) {
    Formula when = rule.when();
    Reckoning reckoning = new Reckoning(judging, cells, today(), table, row);
    if (Stream.of(rule.holds(), when == null ? rule.holds() : when)
        .flatMap(FormulaRules::refs)
        .flatMap(ref -> reckoning.cells(ref))
        .anyMatch(Cell::unreadable)) {
      return;
    }
    Term judged = when == null ? Term.Truth.YES : reckoning.of(when);
    if (judged instanceof Term.Truth(boolean applies) && !applies) {
      return;
    }
    Term kept = reckoning.of(rule.holds());
    if (judged instanceof Term.Unknown || kept instanceof Term.Unknown) {
      judging.pending(rule.head());
    } else if (judged instanceof Term.Truth
        && kept instanceof Term.Truth(boolean holds)
        && !holds) {
      judging.foundAsSaid(rule.head(), cells.spots(rule.head().refs()), words(rule));
    }
  }

  private Words words(Rule.Holds rule) {
    List<String> labels = rule.head().refs().stream().map(cells::label).toList();
    return new Words(
        "DISAGREE",
        rule.head().says() + "。请核对“" + String.join("”、“", labels) + "”" + tail(rule),
        "These answers do not fit together: "
            + String.join(", ", rule.head().refs())
            + "."
            + Words.todoEnglish(rule.head()));
  }

  private static String tail(Rule.Holds rule) {
    return switch (rule.head().severity()) {
      case ERROR -> "后改正。";
      case WARNING -> "，情况属实可以保留。";
    };
  }

  private @Nullable LocalDate today() {
    LocalDate received = judging.facts().submittedOn();
    return received == null ? judging.form().head().asOf() : received;
  }

  /** The cells a formula reads as what they ask for; some functions take anything. */
  private static Stream<String> refs(Formula formula) {
    return switch (formula) {
      case Formula.Ref(String ref) -> Stream.of(ref);
      case Formula.Numeral _, Formula.Text _, Formula.Fact _, Formula.Today _, Formula.Count _ ->
          Stream.empty();
      case Formula.And(List<Formula> all) -> all.stream().flatMap(FormulaRules::refs);
      case Formula.Or(List<Formula> any) -> any.stream().flatMap(FormulaRules::refs);
      case Formula.Not(Formula not) -> refs(not);
      case Formula.Compared(var _, Formula left, Formula right) ->
          Stream.concat(refs(left), refs(right));
      case Formula.Reckoned(var _, Formula left, Formula right) ->
          Stream.concat(refs(left), refs(right));
      case Formula.Among(Formula value, var _) -> refs(value);
      case Formula.Call(Formula.Function function, List<Formula> arguments) ->
          function.takesAnything()
              ? Stream.empty()
              : arguments.stream().flatMap(FormulaRules::refs);
      case Formula.SomeRow(var _, Formula fulfils) -> refs(fulfils);
    };
  }
}
