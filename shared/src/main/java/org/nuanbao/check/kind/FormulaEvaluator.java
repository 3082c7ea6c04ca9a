package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.form.ValueType;
import org.nuanbao.formula.Formula;
import org.nuanbao.formula.Formula.Operation;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/**
 * Evaluates a formula over the form, or over one row of a table. {@code and} and {@code or} need
 * only the side that decides them; a text compared with a blank is unequal.
 *
 * @param blankIsNought whether a blank number counts as 0
 * @param today null if neither the day of receipt nor a reference date is known
 */
record FormulaEvaluator(Scope scope, boolean blankIsNought, @Nullable LocalDate today) {

  Term of(Formula formula) {
    return switch (formula) {
      case Formula.Numeral(BigDecimal number) -> new Term.Numeric(number);
      case Formula.Text(String text) -> new Term.Text(Plain.folded(text));
      case Formula.Ref(String ref) -> cell(scope.cell(ref));
      case Formula.Fact(String name) -> fact(name);
      case Formula.Today _ -> today == null ? new Term.Unknown() : new Term.Day(today);
      case Formula.Applied(Operation operation, List<Formula> to) -> applied(operation, to);
      case Formula.SomeRow(String table, Formula fulfils) -> someRow(table, fulfils);
      case Formula.Total(String ref) ->
          numeric(FigureKinds.total(judging().cells(ref).toList(), true));
      case Formula.Count(String table) ->
          new Term.Numeric(
              BigDecimal.valueOf(
                  judging().rows(table).stream().filter(row -> !row.isBlank()).count()));
    };
  }

  private Judging judging() {
    return scope.judging();
  }

  private static Term numeric(Optional<BigDecimal> number) {
    return number.isPresent() ? new Term.Numeric(number.get()) : new Term.Nothing();
  }

  private Term cell(Cell cell) {
    return switch (cell.value()) {
      case Value.Blank _ ->
          blankIsNought && cell.type() != ValueType.YES_NO
              ? new Term.Numeric(BigDecimal.ZERO)
              : new Term.Blank();
      case Value.Numeric(BigDecimal number) -> new Term.Numeric(number);
      case Value.Text(String text) -> new Term.Text(Plain.folded(text));
      case Value.Day(LocalDate day) -> new Term.Day(day);
      case Value.Broken _ -> new Term.Nothing();
    };
  }

  /**
   * The value of a fact; a text that is a plain number counts as a number. A fact that is absent is
   * false if the facts are complete, else not known yet.
   */
  private Term fact(String name) {
    Boolean mark = judging().facts().marks().get(name);
    if (mark != null) {
      return new Term.Truth(mark);
    }
    String value = judging().facts().values().get(name);
    if (value != null) {
      return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")
          ? new Term.Numeric(new BigDecimal(value))
          : new Term.Text(Plain.folded(value));
    }
    return judging().facts().marksComplete() ? new Term.Truth(false) : new Term.Unknown();
  }

  private Term applied(Operation operation, List<Formula> to) {
    if (operation == Operation.OR || operation == Operation.AND) {
      return decided(of(to.getFirst()), operation == Operation.OR, to.getLast());
    }
    List<Term> terms = to.stream().map(this::of).toList();
    Term first = terms.getFirst();
    Term last = terms.getLast();
    if (first instanceof Term.Unknown || last instanceof Term.Unknown) {
      return new Term.Unknown();
    }
    return switch (operation) {
      case NOT -> first instanceof Term.Truth(boolean holds) ? truth(!holds) : new Term.Nothing();
      case IN ->
          first instanceof Term.Nothing
              ? first
              : truth(terms.subList(1, terms.size()).contains(first));
      case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> compared(operation, first, last);
      case PLUS, MINUS, TIMES, MAX, MIN, ABS -> reckoned(operation, first, last);
      case FILLED -> truth(!(first instanceof Term.Blank));
      case DATED -> truth(first instanceof Term.Day);
      case POSITIVE -> truth(first instanceof Term.Numeric(var number) && number.signum() > 0);
      case ZERO -> truth(first instanceof Term.Numeric(var number) && number.signum() == 0);
      case CONTAINS ->
          truth(
              first instanceof Term.Text(String text)
                  && last instanceof Term.Text(String part)
                  && text.contains(part));
      case YEARS ->
          first instanceof Term.Day(LocalDate from) && last instanceof Term.Day(LocalDate until)
              ? new Term.Numeric(BigDecimal.valueOf(Period.between(from, until).getYears()))
              : new Term.Nothing();
      case OR, AND -> throw new IllegalStateException("decided above");
    };
  }

  /**
   * The result of {@code or} or {@code and}: one side alone decides if it is {@code by}; else what
   * is still open.
   */
  private Term decided(Term first, boolean by, Formula second) {
    if (first.equals(truth(by))) {
      return first;
    }
    Term last = of(second);
    if (last.equals(truth(by)) || first instanceof Term.Truth) {
      return last instanceof Term.Truth || last instanceof Term.Unknown ? last : new Term.Nothing();
    }
    return first instanceof Term.Unknown || last instanceof Term.Unknown
        ? new Term.Unknown()
        : new Term.Nothing();
  }

  private static Term truth(boolean holds) {
    return new Term.Truth(holds);
  }

  private static Term compared(Operation comparison, Term left, Term right) {
    Integer order =
        left instanceof Term.Numeric(BigDecimal a) && right instanceof Term.Numeric(BigDecimal b)
            ? Integer.valueOf(a.compareTo(b))
            : left instanceof Term.Day(LocalDate a) && right instanceof Term.Day(LocalDate b)
                ? Integer.valueOf(a.compareTo(b))
                : null;
    boolean words = left instanceof Term.Text || right instanceof Term.Text;
    boolean truths = left instanceof Term.Truth && right instanceof Term.Truth;
    if (order == null && (words || truths)) {
      return comparison == Operation.EQUAL
          ? truth(left.equals(right))
          : comparison == Operation.UNEQUAL ? truth(!left.equals(right)) : new Term.Nothing();
    }
    return order == null
        ? new Term.Nothing()
        : truth(
            switch (comparison) {
              case EQUAL -> order == 0;
              case UNEQUAL -> order != 0;
              case LESS -> order < 0;
              case AT_MOST -> order <= 0;
              case MORE -> order > 0;
              default -> order >= 0;
            });
  }

  private static Term reckoned(Operation operation, Term left, Term right) {
    return left instanceof Term.Numeric(BigDecimal a) && right instanceof Term.Numeric(BigDecimal b)
        ? new Term.Numeric(
            switch (operation) {
              case PLUS -> a.add(b);
              case MINUS -> a.subtract(b);
              case TIMES -> a.multiply(b);
              case MAX -> a.max(b);
              case MIN -> a.min(b);
              default -> a.abs();
            })
        : new Term.Nothing();
  }

  /** Whether some row fulfils the formula; a row for which it cannot be evaluated does not. */
  private Term someRow(String table, Formula fulfils) {
    return truth(
        judging().rows(table).stream()
            .map(row -> new FormulaEvaluator(row, blankIsNought, today).of(fulfils))
            .anyMatch(truth(true)::equals));
  }

  /** The value of a part of a formula. */
  sealed interface Term {
    record Numeric(BigDecimal number) implements Term {}

    record Text(String text) implements Term {}

    record Day(LocalDate day) implements Term {}

    record Truth(boolean holds) implements Term {
      static final Truth YES = new Truth(true);
    }

    record Blank() implements Term {}

    /** The value depends on a fact that is not known yet. */
    record Unknown() implements Term {}

    /** There is no value: the formula calculates with a blank or a value of another kind. */
    record Nothing() implements Term {}
  }
}
