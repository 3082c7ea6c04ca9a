package org.nuanbao.workbook.cells;

/** A rectangle of cells; columns from 0, rows from 1, all inclusive. */
public record Range(int firstColumn, int firstRow, int lastColumn, int lastRow) {

  /** From {@code A1:C3} or {@code A1}; null if it is neither. */
  public static @org.jspecify.annotations.Nullable Range parse(String text) {
    int colon = text.indexOf(':');
    long first = cell(colon < 0 ? text : text.substring(0, colon));
    long last = cell(colon < 0 ? text : text.substring(colon + 1));
    if (first < 0 || last < 0) {
      return null;
    }
    return new Range((int) (first >> 32), (int) first, (int) (last >> 32), (int) last);
  }

  private static long cell(String name) {
    if (name.length() > 12 || !name.matches("\\$?[A-Z]{1,3}\\$?[1-9][0-9]{0,6}")) {
      return -1;
    }
    long column = 0;
    int row = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A') {
        column = column * 26 + c - 'A' + 1;
      } else if (c != '$') {
        row = row * 10 + c - '0';
      }
    }
    return (column - 1) << 32 | row;
  }

  @Override
  public String toString() {
    return CellName.of(firstColumn, firstRow) + ":" + CellName.of(lastColumn, lastRow);
  }
}
