package org.nuanbao.workbook.cells;

/**
 * How cells of one style look.
 *
 * @param struck whether a line goes through what they hold
 * @param unseen whether they are written in the colour of their paper
 * @param onWhite whether their paper is white
 */
public record Appearance(FormatCode format, boolean struck, boolean unseen, boolean onWhite) {
  /** As a new sheet looks. */
  public static final Appearance PLAIN = new Appearance(FormatCode.GENERAL, false, false, true);

  static Appearance of(FormatCode format, boolean struck, int ink, int paper) {
    return format.isPlain() && !struck && !Colour.same(ink, paper)
        ? PLAIN
        : new Appearance(format, struck, Colour.same(ink, paper), Colour.same(Colour.WHITE, paper));
  }

  /** Whether whatever the cell holds is seen as it is, or rounded. */
  public boolean isPlain() {
    return !struck && !unseen && format.isPlain();
  }

  /** Whether whatever number the cell holds is seen, or its rounding. */
  public boolean isPlainOfNumbers() {
    return !struck && !unseen && format.isSame();
  }
}
