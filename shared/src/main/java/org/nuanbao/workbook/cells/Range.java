package org.nuanbao.workbook.cells;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rectangle of cells; columns from 0, rows from 1, all inclusive. */
public record Range(int firstColumn, int firstRow, int lastColumn, int lastRow) {

  private static final Pattern CELL = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9][0-9]{0,6})");

  /**
   * The range named by {@code A1:C3} or {@code A1}, with any two opposite corners; null if the text
   * is neither.
   */
  public static @Nullable Range parse(String text) {
    int colon = text.indexOf(':');
    Matcher one = CELL.matcher(colon < 0 ? text : text.substring(0, colon));
    Matcher other = CELL.matcher(colon < 0 ? text : text.substring(colon + 1));
    return one.matches() && other.matches()
        ? of(
            CellName.index(one.group(1)),
            Integer.parseInt(one.group(2)),
            CellName.index(other.group(1)),
            Integer.parseInt(other.group(2)))
        : null;
  }

  private static Range of(int column, int row, int otherColumn, int otherRow) {
    return new Range(
        Math.min(column, otherColumn),
        Math.min(row, otherRow),
        Math.max(column, otherColumn),
        Math.max(row, otherRow));
  }

  /** Whether the range contains the cell. */
  public boolean holds(int column, int row) {
    return firstRow <= row && row <= lastRow && firstColumn <= column && column <= lastColumn;
  }

  @Override
  public String toString() {
    return CellName.of(firstColumn, firstRow) + ":" + CellName.of(lastColumn, lastRow);
  }
}
