package org.nuanbao.workbook.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks, and what a spreadsheet program does with it.
 *
 * @param left whether a line is drawn along this side
 * @param shaded whether the cell has a background
 * @param format the number format's code
 * @param framed whether it appears to have lines all around
 * @param text as stored, with leading and trailing space; null if it is not a text
 * @param formula as stored, without the equals sign
 * @param choices the list from which the cell's value can be chosen
 */
public record CellLook(
    boolean left,
    boolean top,
    boolean right,
    boolean bottom,
    boolean shaded,
    String format,
    boolean framed,
    @Nullable String text,
    @Nullable String formula,
    List<String> choices) {
  /** The look of a new sheet's cells. */
  public static final CellLook PLAIN =
      new CellLook(false, false, false, false, false, "General", false, null, null, List.of());

  /** How many of its sides have lines. */
  int sides() {
    return (left ? 1 : 0) + (top ? 1 : 0) + (right ? 1 : 0) + (bottom ? 1 : 0);
  }

  /**
   * The same look with its neighbours' lines added. Three sides are enough for a frame, if the cell
   * draws any of them itself.
   */
  CellLook framed(boolean l, boolean t, boolean r, boolean b) {
    CellLook seen = new CellLook(l, t, r, b, shaded, format, false, text, formula, choices);
    boolean around = seen.sides() >= 3 && sides() > 0;
    return new CellLook(l, t, r, b, shaded, format, around, text, formula, choices);
  }
}
