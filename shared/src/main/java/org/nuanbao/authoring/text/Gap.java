package org.nuanbao.authoring.text;

import java.util.List;

/**
 * A place to write within a printed text.
 *
 * @param start where its room begins, and {@code end} where it ends
 * @param label what the text calls it, without white space
 * @param unit behind it, or empty
 * @param codes of options, where one is ticked
 * @param several whether more than one may be ticked
 */
public record Gap(
    Kind kind, int start, int end, String label, String unit, List<String> codes, boolean several) {
  /** What is written there. */
  public enum Kind {
    /** Behind a colon, or on a line. */
    WORDS,
    /** Before a unit. */
    FIGURE,
    DATE,
    /** A month and a day of it; the year stands elsewhere. */
    DAY,
    MONTH,
    /** A year with its quarter. */
    PERIOD,
    YEAR,
    HOUR,
    /** An amount in words, a sign for each place printed. */
    CAPITALS,
    /** One sign in each box. */
    BOXES,
    OPTIONS,
    /** Room before the first word of a line. */
    LEADING,
    /** Nothing but the colon: the room may be the next cell. */
    BARE
  }

  static Gap of(Kind kind, int start, int end, String label, String unit) {
    return new Gap(kind, start, end, label, unit, List.of(), false);
  }

  Gap called(String other) {
    return new Gap(kind, start, end, other, unit, codes, several);
  }
}
