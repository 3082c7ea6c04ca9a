package org.nuanbao.sheet;

/**
 * Rows that follow one another and are not shown.
 *
 * @param first from 1
 * @param last at least {@code first}
 */
public record RowGap(int first, int last, Why why) {
  /** Why rows are not shown. */
  public enum Why {
    /** There is nothing in them. */
    BLANK,
    /** The sheet is long, and nothing was found in them. */
    LONG
  }

  public RowGap {
    if (first > last) {
      throw new IllegalArgumentException("a gap has rows");
    }
  }

  public int rows() {
    return last - first + 1;
  }
}
