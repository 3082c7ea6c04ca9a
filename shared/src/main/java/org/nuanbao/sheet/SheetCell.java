package org.nuanbao.sheet;

/**
 * One cell as it is shown.
 *
 * @param column from 0
 * @param text as a spreadsheet program shows it; personal values masked, long texts cut
 * @param width how many columns it covers, from its own to the right
 * @param height how many rows it covers, from its own downwards; they all follow one another in its
 *     page
 * @param masked whether something of the text is hidden
 * @param length how many characters the text has, if it was cut; 0 if it is whole
 * @param continued whether it began above, on an earlier page or above rows that are left out
 */
public record SheetCell(
    int column,
    String text,
    Kind kind,
    Align align,
    int width,
    int height,
    boolean masked,
    int length,
    boolean continued) {

  /** What a cell is for. */
  public enum Kind {
    /** The form's title. */
    TITLE,
    /** A printed heading of columns. */
    HEADING,
    /** Other printed words. */
    LABEL,
    /** Where the sender answers, filled in or not. */
    INPUT,
    /** An answer that is a total of others, or that a formula gives. */
    SUM,
    /** A number that the form does not ask for. */
    NUMBER,
    /** A text that the form does not ask for. */
    TEXT
  }

  /** Where the text stands in its cell. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  public SheetCell {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a cell covers itself at least");
    }
  }

  /** Whether the text is shown up to an ellipsis. */
  public boolean isCut() {
    return length > 0;
  }

  /** Whether the cell covers this column in its own row. */
  public boolean covers(int other) {
    return column <= other && other < column + width;
  }
}
