package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.PaletteRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.jspecify.annotations.Nullable;

/** The styles of an {@code .xls}, as far as they affect what is seen in a cell. */
final class XlsStyles {
  /** No font has this number; later fonts are numbered as if one had. */
  private static final int NO_FONT = 4;

  private static final int SOLID = 1;

  private final Map<Integer, FormatCode> formats = new HashMap<>();
  private final List<FontRecord> fonts = new ArrayList<>();
  private final List<ExtendedFormatRecord> styles = new ArrayList<>();
  private final Map<Integer, Appearance> known = new HashMap<>();
  private @Nullable PaletteRecord palette;

  void add(FormatRecord format) {
    formats.put(format.getIndexCode(), FormatCode.of(format.getFormatString()));
  }

  void add(FontRecord font) {
    fonts.add(font);
  }

  void add(ExtendedFormatRecord style) {
    styles.add(style);
  }

  /** Takes the palette, which follows the styles that it colours. */
  void add(PaletteRecord record) {
    palette = record;
  }

  Appearance of(int style) {
    return known.computeIfAbsent(style, this::appearance);
  }

  private Appearance appearance(int index) {
    if (index < 0 || index >= styles.size()) {
      return Appearance.PLAIN;
    }
    ExtendedFormatRecord style = styles.get(index);
    FontRecord font = font(style.getFontIndex());
    FormatCode own = formats.get((int) style.getFormatIndex());
    return Appearance.of(
        own == null ? FormatCode.builtIn(style.getFormatIndex()) : own,
        font != null && font.isStruckout(),
        font == null ? Colour.BLACK : colour(font.getColorPaletteIndex()),
        switch (style.getAdtlFillPattern()) {
          case 0 -> Colour.WHITE;
          case SOLID ->
              style.getFillForeground() == Colour.SYSTEM
                  ? Colour.MIXED
                  : colour(style.getFillForeground());
          default -> Colour.MIXED;
        });
  }

  private @Nullable FontRecord font(int index) {
    int place = index > NO_FONT ? index - 1 : index;
    return place >= 0 && place < fonts.size() ? fonts.get(place) : null;
  }

  private int colour(int index) {
    byte[] own = palette == null || index < 8 ? null : palette.getColor(index);
    return own == null
        ? Colour.ofIndex(index)
        : (own[0] & 255) << 16 | (own[1] & 255) << 8 | (own[2] & 255);
  }

  /** Whether a part of the text is struck through. */
  boolean isStruck(UnicodeString text) {
    for (int i = 0; i < text.getFormatRunCount(); i++) {
      FontRecord font = font(text.getFormatRun(i).getFontIndex());
      if (font != null && font.isStruckout()) {
        return true;
      }
    }
    return false;
  }
}
