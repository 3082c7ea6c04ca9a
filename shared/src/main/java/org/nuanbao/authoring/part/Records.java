package org.nuanbao.authoring.part;

import java.util.List;

/**
 * Rows that are filled in one a record.
 *
 * @param first the first prepared row, from 0
 * @param last the last prepared row
 * @param height rows of one record
 * @param group what is printed above these rows only; empty without it
 * @param index the column that numbers the records; -1 without it
 */
public record Records(
    int first, int last, int height, String group, int index, List<Column> columns) {
  /**
   * One value of each record.
   *
   * @param offset which of the record's rows it stands on
   * @param labels the headings above it, outermost first
   */
  public record Column(int column, int offset, List<String> labels, Answer answer) {}
}
