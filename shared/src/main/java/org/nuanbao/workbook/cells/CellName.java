package org.nuanbao.workbook.cells;

/** Names of columns and cells: {@code E}, {@code E6}. */
public final class CellName {
  private CellName() {}

  /** The letters of the column with this index, counted from 0. */
  public static String column(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** The index from 0 of a column's letters, {@code e} or {@code E}. */
  public static int index(String letters) {
    int index = 0;
    for (int i = 0; i < letters.length(); i++) {
      index = index * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
    }
    return index - 1;
  }

  /** The cell's name, from the column's index from 0 and the row's number from 1. */
  public static String of(int column, int row) {
    return column(column) + row;
  }
}
