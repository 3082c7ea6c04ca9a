package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Formulas of one sheet that the file gives once for several cells: shared formulas and array
 * formulas (ECMA-376 part 1, 18.3.1.40).
 */
final class SharedFormulas {
  private static final int MOST = 10_000;
  private static final int MOST_ARRAYS = 200;
  private static final int CHARACTERS = 2_000_000;

  /**
   * Matches quoted texts and sheet names in order to skip them, or else a cell, each part of it
   * fixed or not.
   */
  private static final Pattern CELL =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'"
              + "|(?<![A-Za-z0-9_.])(\\$?)([A-Za-z]{1,3})(\\$?)([1-9][0-9]{0,6})(?![A-Za-z0-9_.(!])");

  private record Told(String text, int column, int row) {}

  private final Map<Integer, Told> shared = new HashMap<>();
  private final List<Range> arrays = new ArrayList<>();
  private int characters;

  /** Keeps the formula of this index, as it is written in this cell. */
  void share(int index, String text, int column, int row) {
    characters += text.length();
    if (characters <= CHARACTERS && shared.size() < MOST) {
      shared.put(index, new Told(text, column, row));
    }
  }

  /** The formula of this index as it reads in another cell; null if the index is unknown. */
  @Nullable String at(int index, int column, int row) {
    Told told = shared.get(index);
    return told == null ? null : moved(told.text(), column - told.column(), row - told.row());
  }

  /** Notes that one formula fills all these cells. */
  void fill(Range cells) {
    boolean several =
        cells.firstRow() < cells.lastRow() || cells.firstColumn() < cells.lastColumn();
    if (several && arrays.size() < MOST_ARRAYS) {
      arrays.add(cells);
    }
  }

  boolean isAnyFilled() {
    return !arrays.isEmpty();
  }

  boolean isFilled(int column, int row) {
    for (int i = 0; i < arrays.size(); i++) {
      if (arrays.get(i).holds(column, row)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The formula copied this many columns to the right and rows down; null if it leaves the sheet.
   */
  private static @Nullable String moved(String text, int columns, int rows) {
    StringBuilder moved = new StringBuilder();
    Matcher matcher = CELL.matcher(text);
    int from = 0;
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        String cell = moved(matcher.toMatchResult(), columns, rows);
        if (cell == null) {
          return null;
        }
        moved.append(text, from, matcher.start()).append(cell);
        from = matcher.end();
      }
    }
    return moved.append(text, from, text.length()).toString();
  }

  private static @Nullable String moved(MatchResult cell, int columns, int rows) {
    boolean fixedColumn = !cell.group(1).isEmpty();
    boolean fixedRow = !cell.group(3).isEmpty();
    int column = CellName.index(cell.group(2)) + (fixedColumn ? 0 : columns);
    int row = Integer.parseInt(cell.group(4)) + (fixedRow ? 0 : rows);
    return column < 0
            || column >= ReadLimits.SHEET_COLUMNS
            || row < 1
            || row > ReadLimits.SHEET_ROWS
        ? null
        : cell.group(1) + CellName.column(column) + cell.group(3) + row;
  }
}
