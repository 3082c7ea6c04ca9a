package org.nuanbao.workbook.printed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.cells.Range;

/** A printed sheet: every place in its grid belongs to one cell. */
public final class PrintedSheet {
  private static final double USUAL_WIDTH = 8.43;

  private final String name;
  private final int rows;
  private final int columns;
  private final SheetLook look;
  private final PrintedCell[][] grid;

  /**
   * Makes a sheet.
   *
   * @param texts by row, then column, both from 0
   * @param merged ranges whose rows count from 1
   * @param look the look of its cells
   */
  public PrintedSheet(
      String name,
      int rows,
      int columns,
      Map<Integer, Map<Integer, String>> texts,
      List<Range> merged,
      SheetLook look) {
    this.name = name;
    this.look = look;
    this.rows = rows;
    this.columns = columns;
    this.grid = new PrintedCell[rows][columns];
    for (Range range : merged) {
      int height = Math.min(range.lastRow(), rows) - range.firstRow() + 1;
      int width = Math.min(range.lastColumn() + 1, columns) - range.firstColumn();
      if (height > 0 && width > 0) {
        String text = text(texts, range.firstRow() - 1, range.firstColumn());
        put(cell(range.firstRow() - 1, range.firstColumn(), height, width, text));
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (grid[row][column] == null) {
          grid[row][column] = cell(row, column, 1, 1, text(texts, row, column));
        }
      }
    }
  }

  /** Makes a cell; its frame consists of its own edges and those of its neighbours. */
  private PrintedCell cell(int row, int column, int height, int width, String text) {
    boolean left = false;
    boolean right = false;
    boolean top = false;
    boolean bottom = false;
    for (int r = row; r < row + height; r++) {
      left |= look.at(r, column).left() || look.at(r, column - 1).right();
      right |= look.at(r, column + width - 1).right() || look.at(r, column + width).left();
    }
    for (int c = column; c < column + width; c++) {
      top |= look.at(row, c).top() || look.at(row - 1, c).bottom();
      bottom |= look.at(row + height - 1, c).bottom() || look.at(row + height, c).top();
    }
    CellLook own = look.at(row, column).framed(left, top, right, bottom);
    String kept = own.text();
    boolean same = kept != null && !text.isBlank() && kept.strip().equals(text.strip());
    return new PrintedCell(row, column, height, width, same && kept != null ? kept : text, own);
  }

  /** The cell's width, in widths of a digit. */
  public double width(PrintedCell cell) {
    double width = 0;
    for (int column = cell.column(); column < cell.right(); column++) {
      width += look.widths().getOrDefault(column, USUAL_WIDTH);
    }
    return width;
  }

  private static String text(Map<Integer, Map<Integer, String>> texts, int row, int column) {
    return texts.getOrDefault(row, Map.of()).getOrDefault(column, "");
  }

  /**
   * Puts the cell into the grid. No program merges overlapping ranges; if some overlap, the first
   * counts.
   */
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

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The cell that this place belongs to. */
  public PrintedCell at(int row, int column) {
    return grid[row][column];
  }

  /** The cells that touch a row, from left to right. */
  public List<PrintedCell> cells(int row) {
    List<PrintedCell> cells = new ArrayList<>();
    for (int column = 0; column < columns; column = grid[row][column].right()) {
      cells.add(grid[row][column]);
    }
    return Collections.unmodifiableList(cells);
  }

  /** The cells that begin in a row and have text. */
  public List<PrintedCell> texts(int row) {
    return cells(row).stream().filter(cell -> cell.row() == row && !cell.isBlank()).toList();
  }

  /** Whether no cell with text begins in a row. */
  public boolean isBlank(int row) {
    return texts(row).isEmpty();
  }
}
