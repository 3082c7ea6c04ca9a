package org.nuanbao.workbook.cells;

/** Names of columns and cells: {@code E}, {@code E6}. */
public final class CellName {
  private CellName() {}

  /** Of the column's index from 0. */
  public static String column(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** Of the column's index from 0 and the row's number from 1. */
  public static String of(int column, int row) {
    return column(column) + row;
  }
}
