package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.biff.BiffRecords;
import org.nuanbao.workbook.biff.BiffText;

/** The styles of an {@code .xls}, as far as they affect what is seen in a cell. */
final class XlsLooks {
  private static final int MOST = 100_000;

  /** No font has this number; later fonts are numbered as if one had. */
  private static final int NO_FONT = 4;

  private static final int STRUCK = 8;
  private static final int SOLID = 1;

  /** The first colour that a palette defines. */
  private static final int FIRST_COLOUR = 8;

  private record Font(boolean struck, int colour) {}

  private record Style(int font, int format, int pattern, int paper) {}

  private final Map<Integer, FormatCode> formats = new HashMap<>();
  private final List<Font> fonts = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();
  private int[] palette = {};
  private @Nullable Appearance[] known = {};

  void format(BiffRecords record) {
    if (formats.size() < MOST) {
      formats.put(record.number(0), FormatCode.of(BiffText.plain(record, 2, true)));
    }
  }

  void font(BiffRecords record) {
    if (fonts.size() < MOST) {
      fonts.add(new Font((record.number(2) & STRUCK) != 0, (short) record.number(4)));
    }
  }

  void style(BiffRecords record) {
    if (styles.size() < MOST) {
      int pattern = record.whole(14) >>> 26;
      styles.add(new Style(record.number(0), record.number(2), pattern, record.number(18) & 0x7f));
    }
  }

  /** Takes the palette, which follows the styles that it colours. */
  void palette(BiffRecords record) {
    palette = new int[record.number(0)];
    for (int i = 0; i < palette.length; i++) {
      int at = 2 + 4 * i;
      palette[i] = (record.octet(at) << 16) | (record.octet(at + 1) << 8) | record.octet(at + 2);
    }
  }

  Appearance of(int style) {
    if (style >= styles.size()) {
      return Appearance.PLAIN;
    }
    if (known.length < styles.size()) {
      known = Arrays.copyOf(known, styles.size());
    }
    Appearance appearance = known[style];
    if (appearance == null) {
      appearance = appearance(styles.get(style));
      known[style] = appearance;
    }
    return appearance;
  }

  private Appearance appearance(Style style) {
    Font font = font(style.font());
    FormatCode own = formats.get(style.format());
    return Appearance.of(
        own == null ? FormatCode.builtIn(style.format()) : own,
        font != null && font.struck(),
        font == null ? Colour.BLACK : colour(font.colour()),
        switch (style.pattern()) {
          case 0 -> Colour.WHITE;
          case SOLID -> style.paper() == Colour.SYSTEM ? Colour.MIXED : colour(style.paper());
          default -> Colour.MIXED;
        });
  }

  private @Nullable Font font(int index) {
    int place = index > NO_FONT ? index - 1 : index;
    return place < fonts.size() ? fonts.get(place) : null;
  }

  private int colour(int index) {
    int own = index - FIRST_COLOUR;
    return own >= 0 && own < palette.length ? palette[own] : Colour.ofIndex(index);
  }

  /** Whether any of these fonts strikes its text through. */
  boolean isAnyStruck(int[] indexes) {
    for (int index : indexes) {
      Font font = font(index);
      if (font != null && font.struck()) {
        return true;
      }
    }
    return false;
  }
}
