package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Mend;
import org.nuanbao.check.Scope;
import org.nuanbao.check.kind.FormulaEvaluator.Term;
import org.nuanbao.check.kind.Parameter.Nought;
import org.nuanbao.form.RuleHead;
import org.nuanbao.formula.Formula;
import org.nuanbao.reading.Value;
import org.nuanbao.value.AmountInWords;

/** Rules written as formulas, and those of dates and of amounts in words. */
final class FormulaKinds {
  private FormulaKinds() {}

  /**
   * A rule that is a formula. It is skipped if it reads something unreadable, and pending if it
   * depends on a fact that is not known.
   *
   * @param when the rule is judged only if this holds
   * @param each the table whose rows are judged one by one
   */
  record Holds(
      RuleHead head,
      @Refs(to = Refs.Part.ANY) List<String> refs,
      Formula holds,
      @Nullable Formula when,
      @Refs(to = Refs.Part.TABLE) @Nullable String each,
      @Nullable Nought blank)
      implements JudgedRule {
    Holds {
      if (head.says() == null) {
        throw new IllegalArgumentException("a formula needs says, a sentence for officers");
      }
    }

    @Override
    public String awaits() {
      return String.valueOf(head.says());
    }

    @Override
    public void judge(Judging judging) {
      List<Scope> scopes =
          each == null
              ? judging.scopes(formulas().flatMap(it -> read(it, true)).toList())
              : judging.rows(each);
      scopes.forEach(scope -> judge(judging, scope));
    }

    private Stream<Formula> formulas() {
      return when == null ? Stream.of(holds) : Stream.of(holds, when);
    }

    private void judge(Judging judging, Scope scope) {
      Stream<Cell> here = formulas().flatMap(it -> read(it, false)).map(scope::cell);
      Stream<Cell> columns = formulas().flatMap(Holds::columns).flatMap(judging::cells);
      if (Stream.concat(here, columns).anyMatch(Cell::isUnreadable)) {
        return;
      }
      LocalDate received = judging.facts().submittedOn();
      LocalDate today = received == null ? judging.form().head().asOf() : received;
      FormulaEvaluator reckoning =
          new FormulaEvaluator(scope, blank != null || judging.blankIsNought(head.refs()), today);
      Term applies = when == null ? Term.Truth.YES : reckoning.of(when);
      if (applies.equals(new Term.Truth(false))) {
        return;
      }
      Term kept = reckoning.of(holds);
      if (applies instanceof Term.Unknown || kept instanceof Term.Unknown) {
        judging.pending(head);
      } else if (applies instanceof Term.Truth && kept.equals(new Term.Truth(false))) {
        judging.foundAsSaid(
            head,
            scope.spots(head.refs()),
            words(scope)
                .after(
                    Stream.concat(
                            formulas().flatMap(it -> read(it, true)).map(scope::cell),
                            formulas().flatMap(Holds::columns).flatMap(judging::cells))
                        .toList()));
      }
    }

    private FindingWords words(Scope scope) {
      List<String> labels = head.refs().stream().map(scope.judging()::label).toList();
      String first = labels.isEmpty() ? "填写" : labels.getFirst();
      String row = scope.name().isEmpty() ? "" : scope.name() + "：";
      String todo =
          switch (head.severity()) {
            case ERROR -> "后改正。";
            case WARNING -> "，情况属实可以保留。";
          };
      return new FindingWords(
              "DISAGREE",
              row + head.says() + "。请核对“" + String.join("”、“", labels) + "”" + todo,
              "These answers do not fit together: " + String.join(", ", labels) + ".")
          .with(
              Advice.of(
                  List.of(first + "与别处矛盾", "几处填写互相矛盾"),
                  head.says() + "；请核对“" + String.join("”、“", labels) + "”，" + Advice.LOOK_UP,
                  asked(scope)));
    }

    /** A question about each cell that the formulas read here. */
    private List<Mend> asked(Scope scope) {
      return formulas()
          .flatMap(it -> read(it, true))
          .distinct()
          .map(scope::cell)
          .filter(cell -> !cell.at().isEmpty())
          .<Mend>map(cell -> new Mend.Ask(cell.at(), head.says() + "；这里是否填错"))
          .toList();
    }

    /**
     * The cells that a formula reads in the form or row it is evaluated over.
     *
     * @param anyValue also cells for which it takes a value of any kind
     */
    private static Stream<String> read(Formula formula, boolean anyValue) {
      return switch (formula) {
        case Formula.Ref(String ref) -> Stream.of(ref);
        case Formula.Count _, Formula.Total _, Formula.SomeRow _ -> Stream.empty();
        case Formula.Applied(var operation, var _) when operation.takesAnything() && !anyValue ->
            Stream.empty();
        default -> formula.parts().flatMap(part -> read(part, anyValue));
      };
    }

    /** The columns that a formula reads as a whole. */
    private static Stream<String> columns(Formula formula) {
      return switch (formula) {
        case Formula.Total(String ref) -> Stream.of(ref);
        case Formula.SomeRow(var _, Formula fulfils) -> read(fulfils, false);
        default -> formula.parts().flatMap(Holds::columns);
      };
    }
  }

  record InOrder(RuleHead head, @Refs List<String> dates, @Nullable LocalDate until)
      implements JudgedRule.OfSeveral {
    @Override
    public Optional<FindingWords> broken(Scope scope) {
      LocalDate before = LocalDate.MIN;
      boolean wrong = false;
      for (Cell cell : scope.cells(dates)) {
        if (cell.value() instanceof Value.Day(LocalDate day)) {
          wrong |= day.isBefore(before);
          before = day;
        }
      }
      LocalDate latest = until;
      Value last = scope.cell(dates.getLast()).value();
      wrong |= latest != null && last instanceof Value.Day(LocalDate day) && day.isAfter(latest);
      String labels =
          head.refs().stream()
              .map(ref -> "“" + scope.judging().label(ref) + "”")
              .collect(Collectors.joining("、"));
      return wrong
          ? Optional.of(
              FindingWords.of(
                      "DATE_ORDER",
                      "%s的日期先后不对%s。",
                      "The dates are not in order.",
                      labels,
                      latest == null ? "" : FindingWords.of("", "，或晚于%s", "", latest).chinese())
                  .with(
                      Advice.of(
                          List.of("日期先后不对"),
                          "先后为 "
                              + labels
                              + (latest == null ? "" : "，都不晚于 " + latest)
                              + "；"
                              + Advice.LOOK_UP,
                          List.of()))
                  .todo(head))
          : Optional.empty();
    }
  }

  record AmountWords(RuleHead head, @Refs String number, @Refs String words)
      implements JudgedRule.OfSeveral {
    @Override
    public Optional<FindingWords> broken(Scope scope) {
      Cell figures = scope.cell(number);
      Cell said = scope.cell(words);
      BigDecimal amount = figures.number(true).orElse(BigDecimal.ZERO);
      String text = said.text();
      if (amount.signum() <= 0
          || said.value() instanceof Value.Broken
          || (text != null && AmountInWords.agrees(amount, text))) {
        return Optional.empty();
      }
      Optional<String> inWords = AmountInWords.of(amount);
      String right = inWords.map(it -> "，应写作“" + it + "”").orElse("");
      return Optional.of(
          FindingWords.of(
                  "AMOUNT_WORDS",
                  "%s与%s%s不符%s。请改正。",
                  "%1$s does not say %3$s.",
                  said,
                  figures.name(),
                  amount,
                  right)
              .with(
                  Advice.of(
                          List.of(said.core() + "与小写不符", "大写与小写不符"),
                          inWords.map(it -> it + "，").orElse("")
                              + "与 "
                              + figures.called()
                              + " 的 "
                              + figures.withUnit(amount)
                              + " 一致；如果大写没错，就是小写要改",
                          inWords
                              .map(it -> FigureAdvice.put(said, new Value.Text(it)))
                              .orElse(List.of()))
                      .example("3500 元写作“叁仟伍佰元整”")));
    }
  }
}
