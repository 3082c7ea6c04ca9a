package org.nuanbao.workbook.cells;

/** An opened workbook. */
public interface Book {
  /** Reads all sheets, in one pass. */
  void read(SheetVisitor visitor);
}
