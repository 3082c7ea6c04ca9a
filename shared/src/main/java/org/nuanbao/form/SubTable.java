package org.nuanbao.form;

import java.util.List;

/**
 * A small table on a card.
 *
 * @param columns their keys within the table; rules and findings name them {@code table.column}
 */
public record SubTable(String key, String label, String printed, List<Column> columns) {

  /** Position of the column in each row's values; -1 if there is none. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
