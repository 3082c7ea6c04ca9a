package org.nuanbao.sheet;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param row from 1
 * @param hidden whether the sender's program does not show it
 * @param cells from left to right; a column without any is blank here, or is covered by a cell of
 *     this row or one above
 */
public record SheetLine(int row, boolean hidden, List<SheetCell> cells) {
  public SheetLine {
    cells = List.copyOf(cells);
  }
}
