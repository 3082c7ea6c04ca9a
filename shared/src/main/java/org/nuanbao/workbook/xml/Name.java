package org.nuanbao.workbook.xml;

/**
 * The elements the reader knows, of the namespaces for the main part, relationships and content
 * types.
 */
public enum Name {
  OTHER(""),
  C("c"),
  V("v"),
  ROW("row"),
  T("t"),
  SI("si"),
  F("f"),
  R("r"),
  IS("is"),
  R_PH("rPh"),
  R_PR("rPr"),
  WORKSHEET("worksheet"),
  SHEET_DATA("sheetData"),
  SHEET_FORMAT("sheetFormatPr"),
  COL("col"),
  MERGE_CELL("mergeCell"),
  SST("sst"),
  WORKBOOK("workbook"),
  WORKBOOK_PR("workbookPr"),
  SHEETS("sheets"),
  SHEET("sheet"),
  STYLE_SHEET("styleSheet"),
  NUM_FMT("numFmt"),
  FONTS("fonts"),
  FONT("font"),
  STRIKE("strike"),
  COLOR("color"),
  FILLS("fills"),
  FILL("fill"),
  PATTERN_FILL("patternFill"),
  FG_COLOR("fgColor"),
  CELL_XFS("cellXfs"),
  XF("xf"),
  ALIGNMENT("alignment"),
  RELATIONSHIPS("Relationships"),
  RELATIONSHIP("Relationship"),
  TYPES("Types"),
  OVERRIDE("Override"),
  DEFAULT("Default");

  private static final Vocabulary<Name> WORDS = new Vocabulary<>(values(), name -> name.xml, OTHER);

  private final String xml;

  Name(String xml) {
    this.xml = xml;
  }

  static Name of(byte[] buffer, int start, int end) {
    return start == end ? OTHER : WORDS.of(buffer, start, end);
  }
}
