package org.nuanbao.workbook.cells;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Receives a workbook's sheets, one after the other. */
public interface SheetVisitor {
  /**
   * Begins a sheet. May be called again for the same sheet, which is then read again from its
   * start; what was seen of it before does not count.
   */
  RowSink begin(SheetHead sheet);

  /**
   * Tells that the workbook shows a picture from outside; nothing of it was fetched.
   *
   * @param name the last step of the path it points to, may be empty
   */
  default void linkedPicture(String name) {}

  /** Tells that check boxes or lists lie over the cells; what is chosen in them is in no cell. */
  default void formControls() {}

  /** Tells how many bytes all parts of the workbook have together, once all is read. */
  default void inflated(long bytes) {}

  /** Ends the sheet, which has been read whole. */
  void end(SheetHead sheet, SheetEnd end);

  /**
   * A sheet, before it is read.
   *
   * @param hidden hidden or very hidden
   * @param deep very hidden: no menu of a spreadsheet program shows it
   */
  record SheetHead(String name, boolean hidden, boolean deep) {}

  /**
   * What is known about a sheet once it has been read.
   *
   * @param hiddenColumns indexes from 0, among the columns kept
   * @param cells how many cells and rows there are, including those without content and in columns
   *     that are not kept
   * @param widths of columns that are kept, in widths of a digit; usual ones may be missing
   * @param beyond the last column with content that is not kept; 0 if all are
   */
  record SheetEnd(
      BitSet hiddenColumns,
      List<Range> merged,
      long cells,
      Map<Integer, Double> widths,
      int beyond) {
    /** In points; nobody can read a row that is lower. */
    static final double SEEN_HEIGHT = 2;

    /** In widths of a digit; nobody can read a column that is narrower. */
    static final double SEEN_WIDTH = 0.25;
  }

  /** Takes the rows of one sheet in ascending order; rows without any cell are left out. */
  @FunctionalInterface
  interface RowSink {
    /**
     * Takes one row.
     *
     * @param row valid during the call only
     */
    void row(Row row);
  }
}
