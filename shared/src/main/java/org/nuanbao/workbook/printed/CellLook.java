package org.nuanbao.workbook.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks, and what its program does with it.
 *
 * @param left whether a line is drawn along this side
 * @param shaded whether it lies on a colour
 * @param format the number format's code
 * @param framed whether lines are drawn around it as far as one sees
 * @param text as it is kept, with the room before and behind it; null where it is none
 * @param formula as it stands there, without the sign before it
 * @param choices of the list that the cell may be chosen from
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
  /** As a new sheet looks. */
  public static final CellLook PLAIN =
      new CellLook(false, false, false, false, false, "General", false, null, null, List.of());

  /** How many of its sides have lines. */
  int sides() {
    return (left ? 1 : 0) + (top ? 1 : 0) + (right ? 1 : 0) + (bottom ? 1 : 0);
  }

  /** With the lines that its neighbours draw; three sides are enough if it draws any itself. */
  CellLook framed(boolean l, boolean t, boolean r, boolean b) {
    CellLook seen = new CellLook(l, t, r, b, shaded, format, false, text, formula, choices);
    boolean around = seen.sides() >= 3 && sides() > 0;
    return new CellLook(l, t, r, b, shaded, format, around, text, formula, choices);
  }
}
