package org.nuanbao.reading;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stood in a cell. */
public sealed interface Value {
  /** Nothing, or white space only. */
  record Blank() implements Value {
    public static final Blank IT = new Blank();
  }

  /**
   * A number, exact; from text too where the whole text is a plain number and the cell asks one.
   */
  record Numeric(BigDecimal number) implements Value {}

  /** Text with its ends trimmed. */
  record Text(String text) implements Value {}

  record Day(LocalDate date) implements Value {}

  /** A cell that cannot be believed: a formula's error, NaN. Rules that read it are left out. */
  record Broken(String shown) implements Value {}

  default boolean isBlank() {
    return this instanceof Blank;
  }
}
