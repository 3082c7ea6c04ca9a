package org.nuanbao.workbook.cells;

import java.util.BitSet;
import java.util.List;

/** Looks at a workbook's sheets, one after the other. */
public interface SheetVisitor {
  /**
   * A sheet begins. May be called again for the same sheet, which is then read once more from its
   * start; what was seen of it before doesn't count.
   */
  RowSink begin(SheetHead sheet);

  /**
   * The workbook shows a picture that lies elsewhere; nothing of it was looked at.
   *
   * @param name the last step of where it points to, may be empty
   */
  default void linkedPicture(String name) {}

  /** Check boxes or lists lie over the cells, and what is chosen in them is in no cell. */
  default void formControls() {}

  /** How many bytes all parts of the workbook are, once it has been read whole. */
  default void inflated(long bytes) {}

  /** The sheet has been read whole. */
  void end(SheetHead sheet, SheetEnd end);

  /**
   * A sheet, before it is read.
   *
   * @param hidden hidden or very hidden
   * @param deep very hidden: no menu of a spreadsheet program shows it
   */
  record SheetHead(String name, boolean hidden, boolean deep) {}

  /**
   * What is known of a sheet once it has been read.
   *
   * @param hiddenColumns indexes from 0, of the kept columns
   * @param cells how many there are, and rows; those without content, and of columns not kept, too
   */
  record SheetEnd(BitSet hiddenColumns, List<Range> merged, long cells) {
    /** Points; nobody reads what stands in a row that is less high. */
    static final double SEEN_HEIGHT = 2;

    /** Widths of a digit; nobody reads what stands in a column that is less wide. */
    static final double SEEN_WIDTH = 0.25;
  }

  /** Takes the rows of one sheet, numbers rising; rows without any cell are left out. */
  @FunctionalInterface
  interface RowSink {
    /**
     * One row.
     *
     * @param row valid during the call only
     */
    void row(Row row);
  }
}
