package org.nuanbao.form;

import java.util.List;

/** What is counted of a roster. {@code key} names it in totals; bands give one count a band. */
public sealed interface Measure {
  String key();

  record Rows(String key) implements Measure {}

  /** Distinct values of an identifying column; counted once along the whole tree. */
  record Distinct(String key, String column) implements Measure {}

  /** Rows whose column has this value. */
  record Equal(String key, String column, String value) implements Measure {}

  /**
   * Rows by band of a number; bounds rise: below the first, from each to the next, from the last.
   */
  record Bands(String key, String column, List<Integer> bounds) implements Measure {}

  /** The sum of a column. */
  record Total(String key, String column) implements Measure {}

  /** The sum of what is paid, in 元. */
  record Amount(String key) implements Measure {}
}
