package org.nuanbao.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A one-off rule as an expression over refs and facts, read by {@link FormulaReader}. Numbers are
 * exact decimals; there is no division.
 */
public sealed interface Formula {
  /** What a formula calls the rows of a roster, as it calls a small table by its key. */
  String ROWS = "rows";

  record Numeral(BigDecimal number) implements Formula {}

  record Text(String text) implements Formula {}

  /** The value of a cell; for a table's column, the cell in the row that is judged. */
  record Ref(String ref) implements Formula {}

  /** A fact from outside the form, {@code fact.name}. */
  record Fact(String name) implements Formula {}

  /** The day of receipt; if it is not known, the form's reference date. */
  record Today() implements Formula {}

  /** An operation on the values of these formulas. */
  record Applied(Operation operation, List<Formula> to) implements Formula {}

  /** Whether some row of the table fulfils the condition. */
  record SomeRow(String table, Formula fulfils) implements Formula {}

  /** The sum of a table's column, {@code sum(table.column)}; a blank counts as 0. */
  record Total(String ref) implements Formula {}

  /** How many rows of the table are not blank. */
  record Count(String table) implements Formula {}

  /** The formulas that this one consists of. */
  default Stream<Formula> parts() {
    return switch (this) {
      case Numeral _, Text _, Ref _, Fact _, Today _, Total _, Count _ -> Stream.empty();
      case Applied(var _, List<Formula> to) -> to.stream();
      case SomeRow(var _, Formula fulfils) -> Stream.of(fulfils);
    };
  }

  /** Operators in order of precedence, the weakest first; then functions by their names. */
  enum Operation {
    OR("or"),
    AND("and"),
    NOT("not"),
    IN("in"),
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    ABS("abs"),
    MAX("max"),
    MIN("min"),
    /** Whether the value is not blank; 0 is not blank. */
    FILLED("filled"),
    /** Whether the value is a date that exists. */
    DATED("dated"),
    /** Whether the value is a number above 0. */
    POSITIVE("positive"),
    /** Whether the value is a number that is 0. */
    ZERO("zero"),
    /** Whether the first text contains the second; a blank contains nothing. */
    CONTAINS("contains"),
    /** The number of full years from one day to another. */
    YEARS("years");

    private final String sign;

    Operation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** The number of arguments of a function. */
    int arguments() {
      return this == MAX || this == MIN || this == CONTAINS || this == YEARS ? 2 : 1;
    }

    boolean isFunction() {
      return compareTo(ABS) >= 0;
    }

    /** Whether it accepts any value, even one that is no number or date. */
    public boolean takesAnything() {
      return this == FILLED || this == DATED || this == POSITIVE || this == ZERO;
    }
  }
}
