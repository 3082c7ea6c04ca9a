package org.nuanbao.workbook.xml;

/** Attributes the reader knows, of no namespace but for {@link #REF_ID}. */
public enum Attribute {
  OTHER(""),
  R("r"),
  S("s"),
  T("t"),
  HIDDEN("hidden"),
  ZERO_HEIGHT("zeroHeight"),
  HEIGHT("ht"),
  WIDTH("width"),
  MIN("min"),
  MAX("max"),
  REF("ref"),
  NAME("name"),
  STATE("state"),
  /** The relationships namespace's id. */
  REF_ID("r:id"),
  DATE_1904("date1904"),
  FORMAT_ID("numFmtId"),
  FORMAT_CODE("formatCode"),
  ID("Id"),
  TYPE("Type"),
  TARGET("Target"),
  TARGET_MODE("TargetMode"),
  PART_NAME("PartName"),
  EXTENSION("Extension"),
  CONTENT_TYPE("ContentType");

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
