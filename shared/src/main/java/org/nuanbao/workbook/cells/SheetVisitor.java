package org.nuanbao.workbook.cells;

/** Looks at a workbook's sheets, one after the other. */
public interface SheetVisitor {
  /**
   * A sheet begins. May be called again for the same sheet, which is then read once more from its
   * start; what was seen of it before doesn't count.
   */
  RowSink begin(SheetHead sheet);

  /** The sheet has been read whole. */
  void end(SheetHead sheet, SheetEnd end);
}
