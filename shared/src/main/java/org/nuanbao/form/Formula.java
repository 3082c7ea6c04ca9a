package org.nuanbao.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A one-off rule as an expression over refs and facts, read by {@link FormulaReader}. Numbers are
 * exact decimals; nothing divides.
 */
public sealed interface Formula {
  record Numeral(BigDecimal number) implements Formula {}

  record Text(String text) implements Formula {}

  /** The value of an item, a question, or of a table's column in the row that is judged. */
  record Ref(String ref) implements Formula {}

  /** Something known off the form, {@code fact.name}. */
  record Fact(String name) implements Formula {}

  /** The day of receipt, else the form's reference date. */
  record Today() implements Formula {}

  record And(List<Formula> all) implements Formula {}

  record Or(List<Formula> any) implements Formula {}

  record Not(Formula not) implements Formula {}

  record Compared(Comparison comparison, Formula left, Formula right) implements Formula {}

  record Reckoned(Operator operator, Formula left, Formula right) implements Formula {}

  record Among(Formula value, List<String> texts) implements Formula {}

  /** A function of its arguments. */
  record Call(Function function, List<Formula> arguments) implements Formula {}

  /** Whether some row of the table fulfils it. */
  record SomeRow(String table, Formula fulfils) implements Formula {}

  /** The sum of a table's column, {@code sum(table.column)}; a blank counts as 0. */
  record Total(String ref) implements Formula {}

  /** How many rows of the table are not blank. */
  record Count(String table) implements Formula {}

  /** What it is made of. */
  default Stream<Formula> parts() {
    return switch (this) {
      case Numeral _, Text _, Ref _, Fact _, Today _, Total _, Count _ -> Stream.empty();
      case And(List<Formula> all) -> all.stream();
      case Or(List<Formula> any) -> any.stream();
      case Not(Formula not) -> Stream.of(not);
      case Compared(var _, Formula left, Formula right) -> Stream.of(left, right);
      case Reckoned(var _, Formula left, Formula right) -> Stream.of(left, right);
      case Among(Formula value, var _) -> Stream.of(value);
      case Call(var _, List<Formula> arguments) -> arguments.stream();
      case SomeRow(var _, Formula fulfils) -> Stream.of(fulfils);
    };
  }

  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }

  enum Operator {
    PLUS,
    MINUS,
    TIMES
  }

  enum Function {
    ABS(1),
    MAX(2),
    MIN(2),
    /** Not blank; 0 is not blank. */
    FILLED(1),
    /** A date that exists. */
    DATED(1),
    /** A number above 0. */
    POSITIVE(1),
    /** A number that is 0. */
    ZERO(1),
    /** The first text contains the second; a blank contains nothing. */
    CONTAINS(2),
    /** Full years from one day to another. */
    YEARS(2);

    private final int arguments;

    Function(int arguments) {
      this.arguments = arguments;
    }

    int arguments() {
      return arguments;
    }

    /** Whether it can tell of any value, also of one that is no number or date. */
    public boolean takesAnything() {
      return switch (this) {
        case FILLED, DATED, POSITIVE, ZERO -> true;
        case ABS, MAX, MIN, CONTAINS, YEARS -> false;
      };
    }
  }
}
