package org.nuanbao.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cell is on its sheet.
 *
 * @param column from 0
 * @param row from 1
 */
public record CellAddress(int column, int row) {
  private static final int LETTERS = 26;
  private static final Pattern NAME = Pattern.compile("(?:.*!)?([A-Z]{1,3})([1-9][0-9]{0,6})");

  /** The address in a cell's name, {@code E6} or {@code 名单!E6}; empty if it is none. */
  public static Optional<CellAddress> of(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int column = 0;
    for (char letter : parts.group(1).toCharArray()) {
      column = column * LETTERS + letter - 'A' + 1;
    }
    return Optional.of(new CellAddress(column - 1, Integer.parseInt(parts.group(2))));
  }

  /** The letters of a column, {@code E} for 4. */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  /** The cell's name as spreadsheet programs write it, {@code E6}. */
  @Override
  public String toString() {
    return letters(column) + row;
  }
}
