package org.nuanbao.workbook.mark;

import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.xml.TagStream;

/** Finds the text of a sheet's cell A1, of which a sheet that we added is known. */
final class FirstText {
  private FirstText() {}

  /**
   * The text; empty if the cell holds none.
   *
   * @param strings the part of the shared strings; null if there is none
   */
  static String of(PackageParts parts, String sheet, @Nullable String strings) {
    String first = parts.read(sheet, FirstText::firstCell);
    if (first.isEmpty()) {
      return "";
    }
    boolean shared = TagStream.read(first, tags -> tags.next() && "s".equals(tags.attribute("t")));
    String text = TagStream.read(first, FirstText::text);
    return shared && strings != null && text.matches("\\d{1,9}")
        ? parts.read(strings, tags -> string(tags, Integer.parseInt(text)))
        : text;
  }

  /** The cell as it is written; empty if there is none. */
  private static String firstCell(TagStream tags) {
    while (tags.next() && !tags.is("c")) {
      tags.demandKnownPrefix();
    }
    String at = tags.is("c") ? tags.attribute("r") : "";
    return at == null || at.equals("A1") ? tags.take() : "";
  }

  private static String text(TagStream tags) {
    StringBuilder text = new StringBuilder();
    while (tags.next()) {
      if (!tags.isClosing()) {
        if (tags.is("rPh") || tags.is("f")) {
          tags.skip();
        } else if (tags.is("v") || tags.is("t")) {
          text.append(tags.text());
        }
      }
    }
    return CellText.shown(text.toString());
  }

  private static String string(TagStream tags, int index) {
    int at = 0;
    while (tags.next()) {
      if (tags.is("si") && !tags.isClosing() && at++ == index) {
        return TagStream.read(tags.take(), FirstText::text);
      }
    }
    return "";
  }
}
