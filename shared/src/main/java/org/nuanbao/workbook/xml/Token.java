package org.nuanbao.workbook.xml;

/** What comes next in an XML part. */
public enum Token {
  START,
  END,
  /** A stretch of character data; a text may come in several. */
  TEXT,
  DONE
}
