package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.picture.ShownRows.Kept;

/**
 * The cells of one page, with merged ones spread over the places they cover. A merged cell ends
 * where rows are missing, and begins again below them.
 */
final class PageGrid {
  /** No program merges ranges that overlap; a page of a file that has many ignores the rest. */
  private static final int MOST_OVERLAPS = 1_000;

  private final List<Kept> rows;
  private final int columns;
  private final @Nullable SheetCell[][] cells;

  /** For each place the line of the cell that covers it, plus one, and that cell's column. */
  private final int[][] lines;

  private final int[][] places;
  private int overlaps;

  PageGrid(List<Kept> rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.cells = new @Nullable SheetCell[rows.size()][columns];
    this.lines = new int[rows.size()][columns];
    this.places = new int[rows.size()][columns];
    for (int line = 0; line < rows.size(); line++) {
      for (SheetCell cell : rows.get(line).cells()) {
        cells[line][cell.column()] = cell;
      }
    }
  }

  /** Merges the cells of a range, as far as they are on this page. */
  void merge(Range range, Texts texts) {
    int right = Math.min(range.lastColumn() + 1, columns);
    if (range.firstColumn() >= right || overlaps > MOST_OVERLAPS) {
      return;
    }
    int line = lineFrom(range.firstRow());
    while (line < rows.size() && rows.get(line).row() <= range.lastRow()) {
      int below = line + 1;
      while (below < rows.size()
          && rows.get(below).row() == rows.get(below - 1).row() + 1
          && rows.get(below).row() <= range.lastRow()) {
        below++;
      }
      merge(line, below, range, right, texts);
      line = below;
    }
  }

  /** The first line whose row is at least this one. */
  private int lineFrom(int row) {
    int from = 0;
    int to = rows.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (rows.get(middle).row() < row) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private void merge(int line, int below, Range range, int right, Texts texts) {
    int left = range.firstColumn();
    for (int row = line; row < below; row++) {
      for (int column = left; column < right; column++) {
        if (lines[row][column] != 0) {
          overlaps++;
          return;
        }
      }
    }
    for (int row = line; row < below; row++) {
      for (int column = left; column < right; column++) {
        lines[row][column] = line + 1;
        places[row][column] = left;
      }
    }
    boolean continued = rows.get(line).row() > range.firstRow();
    SheetCell head =
        continued ? texts.at(new CellAddress(left, range.firstRow())) : cells[line][left];
    SheetCell cell = head == null ? texts.blank(new CellAddress(left, rows.get(line).row())) : head;
    cells[line][left] =
        new SheetCell(
            left,
            cell.text(),
            cell.kind(),
            cell.align(),
            right - left,
            below - line,
            cell.masked(),
            cell.length(),
            continued);
  }

  /** The page's lines; what is below a merged cell is left out, as spreadsheet programs do. */
  List<SheetLine> lines() {
    List<SheetLine> shown = new ArrayList<>(rows.size());
    for (int line = 0; line < rows.size(); line++) {
      List<SheetCell> own = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        SheetCell cell = cells[line][column];
        if (cell != null && isShown(line, column)) {
          own.add(cell);
        }
      }
      shown.add(new SheetLine(rows.get(line).row(), rows.get(line).hidden(), own));
    }
    return shown;
  }

  private boolean isShown(int line, int column) {
    return lines[line][column] == 0
        || (lines[line][column] == line + 1 && places[line][column] == column);
  }

  /** The cell that is shown at a place of this page. */
  CellAddress shown(int line, int column) {
    return lines[line][column] == 0
        ? new CellAddress(column, rows.get(line).row())
        : new CellAddress(places[line][column], rows.get(lines[line][column] - 1).row());
  }

  /** The cells of the sheet's other pages. */
  interface Texts {
    /** The cell at this place, of any page; null if it is blank or left out. */
    @Nullable SheetCell at(CellAddress place);

    /** A cell without content. */
    SheetCell blank(CellAddress place);
  }
}
