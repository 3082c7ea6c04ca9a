package org.nuanbao.form;

import java.util.List;

/** What is counted in a roster. {@code key} names it in totals; bands give one count each. */
public sealed interface Measure {
  String key();

  record Rows(String key) implements Measure {}

  /** Distinct values of an identifying column; each is counted once along the whole tree. */
  record Distinct(String key, String column) implements Measure {}

  /** The number of rows whose column has this value. */
  record Equal(String key, String column, String value) implements Measure {}

  /**
   * The number of rows in each band of a number. Bounds rise: below the first, from each to the
   * next, from the last.
   */
  record Bands(String key, String column, List<Integer> bounds) implements Measure {}

  /** The sum of a column. */
  record Total(String key, String column) implements Measure {}

  /** The sum of the amounts paid, in 元. */
  record Amount(String key) implements Measure {}
}
