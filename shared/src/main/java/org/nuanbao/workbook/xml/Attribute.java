package org.nuanbao.workbook.xml;

/** The attributes the reader knows; all are without a namespace except {@link #REF_ID}. */
public enum Attribute {
  OTHER(""),
  R("r"),
  S("s"),
  T("t"),
  HIDDEN("hidden"),
  ZERO_HEIGHT("zeroHeight"),
  HEIGHT("ht"),
  DEFAULT_HEIGHT("defaultRowHeight"),
  DEFAULT_WIDTH("defaultColWidth"),
  WIDTH("width"),
  MIN("min"),
  MAX("max"),
  REF("ref"),
  NAME("name"),
  STATE("state"),
  /** The {@code id} of the relationships namespace. */
  REF_ID("r:id"),
  DATE_1904("date1904"),
  FORMAT_ID("numFmtId"),
  FONT_ID("fontId"),
  HORIZONTAL("horizontal"),
  FILL_ID("fillId"),
  PATTERN_TYPE("patternType"),
  RGB("rgb"),
  THEME("theme"),
  TINT("tint"),
  INDEXED("indexed"),
  VAL("val"),
  /** The index of a value's metadata, which rich values have. */
  VM("vm"),
  SHARED_INDEX("si"),
  UNIQUE_COUNT("uniqueCount"),
  FORMAT_CODE("formatCode"),
  ID("Id"),
  TYPE("Type"),
  TARGET("Target"),
  TARGET_MODE("TargetMode"),
  PART_NAME("PartName"),
  EXTENSION("Extension"),
  CONTENT_TYPE("ContentType"),
  OBJECT_TYPE("objectType");

  private static final Vocabulary<Attribute> WORDS =
      new Vocabulary<>(values(), attribute -> attribute.xml, OTHER);

  private final String xml;

  Attribute(String xml) {
    this.xml = xml;
  }

  String xml() {
    return xml;
  }

  static Attribute of(byte[] buffer, int start, int end) {
    return WORDS.of(buffer, start, end);
  }
}
