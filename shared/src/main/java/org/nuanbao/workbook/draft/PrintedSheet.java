package org.nuanbao.workbook.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.cells.Range;

/** A sheet as it is printed: every place of its grid belongs to one cell. */
public final class PrintedSheet {
  private final String name;
  private final int rows;
  private final int columns;
  private final PrintedCell[][] grid;

  /**
   * A sheet.
   *
   * @param texts by row, then column, both from 0
   * @param merged with rows from 1
   */
  PrintedSheet(
      String name,
      int rows,
      int columns,
      Map<Integer, Map<Integer, String>> texts,
      List<Range> merged) {
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    this.grid = new PrintedCell[rows][columns];
    for (Range range : merged) {
      int height = Math.min(range.lastRow(), rows) - range.firstRow() + 1;
      int width = Math.min(range.lastColumn() + 1, columns) - range.firstColumn();
      if (height > 0 && width > 0) {
        String text = text(texts, range.firstRow() - 1, range.firstColumn());
        put(new PrintedCell(range.firstRow() - 1, range.firstColumn(), height, width, text));
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (grid[row][column] == null) {
          grid[row][column] = new PrintedCell(row, column, 1, 1, text(texts, row, column));
        }
      }
    }
  }

  private static String text(Map<Integer, Map<Integer, String>> texts, int row, int column) {
    return texts.getOrDefault(row, Map.of()).getOrDefault(column, "");
  }

  /** A range over another's cells is no merge any program makes; the first counts. */
  private void put(PrintedCell cell) {
    for (int row = cell.row(); row < cell.below(); row++) {
      for (int column = cell.column(); column < cell.right(); column++) {
        if (grid[row][column] != null) {
          return;
        }
      }
    }
    for (int row = cell.row(); row < cell.below(); row++) {
      for (int column = cell.column(); column < cell.right(); column++) {
        grid[row][column] = cell;
      }
    }
  }

  public String name() {
    return name;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The cell this place belongs to. */
  PrintedCell at(int row, int column) {
    return grid[row][column];
  }

  /** The cells that touch a row, from the left. */
  List<PrintedCell> cells(int row) {
    List<PrintedCell> cells = new ArrayList<>();
    for (int column = 0; column < columns; column = grid[row][column].right()) {
      cells.add(grid[row][column]);
    }
    return Collections.unmodifiableList(cells);
  }

  /** The cells that begin in a row and say something. */
  List<PrintedCell> texts(int row) {
    return cells(row).stream().filter(cell -> cell.row() == row && !cell.isBlank()).toList();
  }

  /** Whether nothing begins to be said in a row. */
  boolean isBlank(int row) {
    return texts(row).isEmpty();
  }
}
