package org.nuanbao.reading;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row of a list that has no form: its cells as text.
 *
 * @param number from 1
 * @param cells by the letters of the column; cells without text are left out
 */
public record TextRow(String sheet, int number, Map<String, String> cells) {
  public TextRow {
    cells = new TreeMap<>(cells);
  }

  /** The text in a column; empty if there is none. */
  public String text(String column) {
    return cells.getOrDefault(column, "");
  }
}
