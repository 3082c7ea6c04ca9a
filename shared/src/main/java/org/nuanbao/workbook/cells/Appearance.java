package org.nuanbao.workbook.cells;

/**
 * How the cells of one style look.
 *
 * @param struck whether their content is struck through
 * @param unseen whether they are written in the colour of their background
 * @param onWhite whether their background is white
 * @param side where their content stands, as far as the file's format tells us
 */
public record Appearance(
    FormatCode format, boolean struck, boolean unseen, boolean onWhite, Side side) {
  /** Where a cell's content stands between its left and right edges. */
  public enum Side {
    /** Numbers on the right, texts on the left. */
    USUAL,
    LEFT,
    CENTRE,
    RIGHT
  }

  /** The look of a new sheet's cells. */
  public static final Appearance PLAIN =
      new Appearance(FormatCode.GENERAL, false, false, true, Side.USUAL);

  static Appearance of(FormatCode format, boolean struck, int ink, int paper) {
    return format == FormatCode.GENERAL && !struck && !Colour.same(ink, paper)
        ? PLAIN
        : new Appearance(
            format, struck, Colour.same(ink, paper), Colour.same(Colour.WHITE, paper), Side.USUAL);
  }

  /** The same look with the content on another side. */
  Appearance at(Side other) {
    return other == side ? this : new Appearance(format, struck, unseen, onWhite, other);
  }

  /** Whether any content of the cell is shown as it is, or rounded. */
  public boolean isPlain() {
    return !struck && !unseen && format.isPlain();
  }

  /** Whether any number in the cell is shown, or its rounding. */
  public boolean isPlainOfNumbers() {
    return !struck && !unseen && format.isSame();
  }
}
