package org.nuanbao.workbook.cells;

/** What a cell holds. */
enum Kind {
  BLANK,
  NUMBER,
  TEXT,
  /** The index of a shared string, as text. */
  SHARED,
  BOOLEAN,
  ERROR,
  /** An ISO 8601 date. */
  DATE
}
