package org.nuanbao.mend;

import java.math.BigDecimal;

/** What a hand leaves in a cell. */
sealed interface LeftInCell {
  record Words(String text) implements LeftInCell {}

  record Figure(BigDecimal number) implements LeftInCell {}

  record Nothing() implements LeftInCell {}

  /** A formula, with the figure it shows. */
  record Reckoned(String formula, BigDecimal shown) implements LeftInCell {}

  /** A number in a cell that is formatted as a date. */
  record Dated(BigDecimal number) implements LeftInCell {}
}
