package org.nuanbao.workbook.cells;

/** Takes the rows of one sheet, numbers rising; rows without any cell are left out. */
@FunctionalInterface
public interface RowSink {
  /**
   * One row.
   *
   * @param row valid during the call only
   */
  void row(Row row);
}
