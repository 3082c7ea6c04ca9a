package org.nuanbao.authoring.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** A sheet as a grid of cells, with the content of each cell known. */
public final class BlankGrid {
  private final PrintedSheet sheet;
  private final BlankCell[][] cells;

  public BlankGrid(PrintedSheet sheet) {
    this.sheet = sheet;
    this.cells = new BlankCell[sheet.rows()][sheet.columns()];
    Map<PrintedCell, BlankCell> merged = new HashMap<>();
    for (int row = 0; row < sheet.rows(); row++) {
      for (int column = 0; column < sheet.columns(); column++) {
        PrintedCell printed = sheet.at(row, column);
        boolean single = printed.width() == 1 && printed.height() == 1;
        cells[row][column] =
            single ? BlankCell.of(printed) : merged.computeIfAbsent(printed, BlankCell::of);
      }
    }
  }

  public String name() {
    return sheet.name();
  }

  public int rows() {
    return sheet.rows();
  }

  public int columns() {
    return sheet.columns();
  }

  public BlankCell at(int row, int column) {
    return cells[row][column];
  }

  /** The cells of a row within an area, including those that only reach into the row. */
  public List<BlankCell> cells(int row, Area area) {
    List<BlankCell> all = new ArrayList<>();
    for (int column = area.left(); column <= area.right(); column = cells[row][column].last() + 1) {
      all.add(cells[row][column]);
    }
    return all;
  }

  /** The cells that begin in a row, within an area. */
  public List<BlankCell> beginning(int row, Area area) {
    return cells(row, area).stream().filter(cell -> cell.row() == row).toList();
  }

  /** The cells that begin in a row. */
  public List<BlankCell> row(int row) {
    return beginning(row, whole());
  }

  /** The cells that begin in a row and are not blank. */
  public List<BlankCell> texts(int row) {
    return row(row).stream().filter(cell -> !cell.isBlank()).toList();
  }

  /** Every cell, row by row. */
  public List<BlankCell> all() {
    List<BlankCell> all = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      all.addAll(row(row));
    }
    return all;
  }

  public Area whole() {
    return new Area(0, 0, rows() - 1, columns() - 1);
  }

  /** The width of a cell, in widths of a digit. */
  public double width(BlankCell cell) {
    return sheet.width(cell.printed());
  }
}
