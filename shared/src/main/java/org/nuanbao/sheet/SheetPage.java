package org.nuanbao.sheet;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of one sheet, in their order. Each row from the first to the last of the page is either
 * a line or in a gap.
 *
 * @param number of all pages of the workbook, from 0
 * @param sheet which of {@link SheetIndex#sheets()}, from 0
 * @param lines at most {@value #ROWS}
 */
public record SheetPage(int number, int sheet, List<SheetLine> lines, List<RowGap> gaps) {
  /** The most rows of a page. */
  public static final int ROWS = 200;

  public SheetPage {
    lines = List.copyOf(lines);
    gaps = List.copyOf(gaps);
  }

  /**
   * The cell that is shown where this one is: itself, or the one that covers it. Empty if the row
   * is not on this page, or if the cell is blank and nothing was found in it.
   */
  public Optional<CellAddress> shown(CellAddress at) {
    for (SheetLine line : lines) {
      if (line.row() > at.row()) {
        return Optional.empty();
      }
      for (SheetCell cell : line.cells()) {
        if (at.row() < line.row() + cell.height() && cell.covers(at.column())) {
          return Optional.of(new CellAddress(cell.column(), line.row()));
        }
      }
    }
    return Optional.empty();
  }

  /** The fragment that leads to a cell of this page; it is the same on every page of its sheet. */
  public String anchor(CellAddress at) {
    return anchor(sheet, at);
  }

  static String anchor(int sheet, CellAddress at) {
    return sheet == 0 ? "c-" + at : "c" + (sheet + 1) + "-" + at;
  }
}
