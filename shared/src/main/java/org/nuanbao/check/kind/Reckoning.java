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
import org.nuanbao.form.Formula;
import org.nuanbao.form.Formula.Comparison;
import org.nuanbao.form.Formula.Operator;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/**
 * Works a formula out over the form, or one row of a table. {@code and} and {@code or} need only
 * what decides them; a text compared with a blank is unequal.
 *
 * @param blankIsNought whether a blank number counts as 0
 * @param today null where neither the day of receipt nor a reference date is known
 */
record Reckoning(Scope scope, boolean blankIsNought, @Nullable LocalDate today) {

  Term of(Formula formula) {
    return switch (formula) {
      case Formula.Numeral(BigDecimal number) -> new Term.Numeric(number);
      case Formula.Text(String text) -> new Term.Text(Plain.folded(text));
      case Formula.Ref(String ref) -> cell(scope.cell(ref));
      case Formula.Fact(String name) -> fact(name);
      case Formula.Today _ -> today == null ? new Term.Unknown() : new Term.Day(today);
      case Formula.And(List<Formula> all) -> decided(all, false);
      case Formula.Or(List<Formula> any) -> decided(any, true);
      case Formula.Not(Formula not) ->
          of(not) instanceof Term.Truth(boolean holds)
              ? new Term.Truth(!holds)
              : undecided(of(not));
      case Formula.Compared(Comparison comparison, Formula left, Formula right) ->
          compared(comparison, of(left), of(right));
      case Formula.Reckoned(Operator operator, Formula left, Formula right) ->
          reckoned(operator, of(left), of(right));
      case Formula.Among(Formula value, List<String> texts) -> among(of(value), texts);
      case Formula.Call(Formula.Function function, List<Formula> arguments) ->
          call(function, arguments.stream().map(this::of).toList());
      case Formula.SomeRow(String table, Formula fulfils) -> someRow(table, fulfils);
      case Formula.Total(String ref) -> total(judging().cells(ref).toList());
      case Formula.Count(String table) ->
          new Term.Numeric(
              BigDecimal.valueOf(
                  judging().rows(table).stream().filter(row -> !row.isBlank()).count()));
    };
  }

  private Judging judging() {
    return scope.judging();
  }

  private static Term total(List<Cell> cells) {
    Optional<BigDecimal> total = Amounts.total(cells, true);
    return total.isPresent() ? new Term.Numeric(total.get()) : new Term.Nothing();
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

  /** A single value that is a plain number counts as one; no value at all is no, or blank. */
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

  private Term decided(List<Formula> parts, boolean by) {
    Term open = new Term.Truth(!by);
    for (Formula part : parts) {
      Term term = of(part);
      if (term instanceof Term.Truth(boolean holds)) {
        if (holds == by) {
          return term;
        }
      } else if (!(open instanceof Term.Unknown)) {
        open = undecided(term);
      }
    }
    return open;
  }

  private static Term undecided(Term term) {
    return term instanceof Term.Unknown ? term : new Term.Nothing();
  }

  private static Term among(Term value, List<String> texts) {
    return switch (value) {
      case Term.Text(String text) ->
          new Term.Truth(texts.stream().map(Plain::folded).anyMatch(text::equals));
      case Term.Blank _, Term.Numeric _, Term.Day _, Term.Truth _ -> new Term.Truth(false);
      case Term.Unknown _, Term.Nothing _ -> value;
    };
  }

  private static Term compared(Comparison comparison, Term left, Term right) {
    if (left instanceof Term.Unknown || right instanceof Term.Unknown) {
      return new Term.Unknown();
    }
    if (left instanceof Term.Numeric(BigDecimal a) && right instanceof Term.Numeric(BigDecimal b)) {
      return truth(comparison, a.compareTo(b));
    }
    if (left instanceof Term.Day(LocalDate a) && right instanceof Term.Day(LocalDate b)) {
      return truth(comparison, a.compareTo(b));
    }
    boolean words = left instanceof Term.Text || right instanceof Term.Text;
    boolean truths = left instanceof Term.Truth && right instanceof Term.Truth;
    if (!words && !truths) {
      return new Term.Nothing();
    }
    return switch (comparison) {
      case EQUAL -> new Term.Truth(left.equals(right));
      case UNEQUAL -> new Term.Truth(!left.equals(right));
      case LESS, AT_MOST, MORE, AT_LEAST -> new Term.Nothing();
    };
  }

  private static Term truth(Comparison comparison, int order) {
    return new Term.Truth(
        switch (comparison) {
          case EQUAL -> order == 0;
          case UNEQUAL -> order != 0;
          case LESS -> order < 0;
          case AT_MOST -> order <= 0;
          case MORE -> order > 0;
          case AT_LEAST -> order >= 0;
        });
  }

  private static Term reckoned(Operator operator, Term left, Term right) {
    if (left instanceof Term.Numeric(BigDecimal a) && right instanceof Term.Numeric(BigDecimal b)) {
      return new Term.Numeric(
          switch (operator) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
          });
    }
    return left instanceof Term.Unknown ? left : undecided(right);
  }

  private static Term call(Formula.Function function, List<Term> arguments) {
    Term first = arguments.getFirst();
    Term second = arguments.getLast();
    if (first instanceof Term.Unknown || second instanceof Term.Unknown) {
      return new Term.Unknown();
    }
    return switch (function) {
      case FILLED -> new Term.Truth(!(first instanceof Term.Blank));
      case DATED -> new Term.Truth(first instanceof Term.Day);
      case POSITIVE ->
          new Term.Truth(first instanceof Term.Numeric(BigDecimal number) && number.signum() > 0);
      case ZERO ->
          new Term.Truth(first instanceof Term.Numeric(BigDecimal number) && number.signum() == 0);
      case CONTAINS ->
          new Term.Truth(
              first instanceof Term.Text(String text)
                  && second instanceof Term.Text(String part)
                  && text.contains(part));
      case YEARS ->
          first instanceof Term.Day(LocalDate from) && second instanceof Term.Day(LocalDate to)
              ? new Term.Numeric(BigDecimal.valueOf(Period.between(from, to).getYears()))
              : new Term.Nothing();
      case ABS ->
          first instanceof Term.Numeric(BigDecimal number)
              ? new Term.Numeric(number.abs())
              : new Term.Nothing();
      case MAX, MIN ->
          first instanceof Term.Numeric(BigDecimal a)
                  && second instanceof Term.Numeric(BigDecimal b)
              ? new Term.Numeric(function == Formula.Function.MAX ? a.max(b) : a.min(b))
              : new Term.Nothing();
    };
  }

  /** A row where nothing can be said fulfils nothing. */
  private Term someRow(String table, Formula fulfils) {
    boolean some =
        judging().rows(table).stream()
            .map(row -> new Reckoning(row, blankIsNought, today).of(fulfils))
            .anyMatch(term -> term instanceof Term.Truth(boolean holds) && holds);
    return new Term.Truth(some);
  }
}
