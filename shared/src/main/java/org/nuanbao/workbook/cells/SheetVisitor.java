package org.nuanbao.workbook.cells;

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
}
