package org.nuanbao.formula;

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

  /** The value of a cell; of a table's column in the row that is judged. */
  record Ref(String ref) implements Formula {}

  /** Something known off the form, {@code fact.name}. */
  record Fact(String name) implements Formula {}

  /** The day of receipt, else the form's reference date. */
  record Today() implements Formula {}

  /** An operation on what these come to. */
  record Applied(Operation operation, List<Formula> to) implements Formula {}

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
      case Applied(var _, List<Formula> to) -> to.stream();
      case SomeRow(var _, Formula fulfils) -> Stream.of(fulfils);
    };
  }

  /** In the order in which they bind, the loosest first; then functions by their names. */
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
    /** Not blank; 0 is not blank. */
    FILLED("filled"),
    /** A date that exists. */
    DATED("dated"),
    /** A number above 0. */
    POSITIVE("positive"),
    /** A number that is 0. */
    ZERO("zero"),
    /** The first text contains the second; a blank contains nothing. */
    CONTAINS("contains"),
    /** Full years from one day to another. */
    YEARS("years");

    private final String sign;

    Operation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** Of a function. */
    int arguments() {
      return this == MAX || this == MIN || this == CONTAINS || this == YEARS ? 2 : 1;
    }

    boolean isFunction() {
      return compareTo(ABS) >= 0;
    }

    /** Whether it can tell of any value, also of one that is no number or date. */
    public boolean takesAnything() {
      return this == FILLED || this == DATED || this == POSITIVE || this == ZERO;
    }
  }
}
