package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.biff.Biff12Records;

/** The styles of an {@code .xlsb}, as far as they affect what is seen in a cell. */
final class XlsbLooks {
  private static final int MOST = 100_000;
  private static final int STRUCK = 8;
  private static final int NO_FILL = 0;
  private static final int SOLID = 1;

  private record Font(boolean struck, int ink) {}

  private final Map<Integer, FormatCode> formats = new HashMap<>();
  private final List<Font> fonts = new ArrayList<>();
  private final List<Integer> papers = new ArrayList<>();
  private final List<Appearance> cells = new ArrayList<>();
  private boolean ofCells;

  /** Takes a record of the part for styles. */
  void see(Biff12Records record) {
    switch (record.id()) {
      case 0x2c -> {
        if (formats.size() < MOST) {
          formats.put(record.number(0), FormatCode.of(record.text(2)));
        }
      }
      case 0x2b -> {
        if (fonts.size() < MOST) {
          fonts.add(new Font((record.number(2) & STRUCK) != 0, colour(record, 12)));
        }
      }
      case 0x2d -> {
        if (papers.size() < MOST) {
          papers.add(paper(record));
        }
      }
      case 0x269 -> ofCells = true;
      case 0x26a -> ofCells = false;
      case 0x2f -> {
        if (ofCells && cells.size() < MOST) {
          cells.add(cell(record));
        }
      }
      default -> {}
    }
  }

  private Appearance cell(Biff12Records record) {
    int format = record.number(2);
    int fontIndex = record.number(4);
    int fill = record.number(6);
    FormatCode own = formats.get(format);
    @Nullable Font font = fontIndex < fonts.size() ? fonts.get(fontIndex) : null;
    return Appearance.of(
        own == null ? FormatCode.builtIn(format) : own,
        font != null && font.struck(),
        font == null ? Colour.BLACK : font.ink(),
        fill < papers.size() ? papers.get(fill) : Colour.WHITE);
  }

  private static int paper(Biff12Records record) {
    return switch (record.whole(0)) {
      case NO_FILL -> Colour.WHITE;
      case SOLID -> isOfSystem(record) ? Colour.MIXED : colour(record, 4);
      default -> Colour.MIXED;
    };
  }

  private static boolean isOfSystem(Biff12Records record) {
    return (record.octet(4) >> 1) == 1 && record.octet(5) == Colour.SYSTEM;
  }

  /** The colour at this place of a record (MS-XLSB 2.5.12). */
  private static int colour(Biff12Records record, int at) {
    int index = record.octet(at + 1);
    return switch (record.octet(at) >> 1) {
      case 1 -> Colour.ofIndex(index);
      case 2 -> (record.octet(at + 4) << 16) | (record.octet(at + 5) << 8) | record.octet(at + 6);
      case 3 ->
          Colour.ofTheme(
              index, Math.clamp((short) record.number(at + 2) / (double) Short.MAX_VALUE, -1, 1));
      default -> Colour.BLACK;
    };
  }

  Appearance of(int style) {
    return style < cells.size() ? cells.get(style) : Appearance.PLAIN;
  }

  /** Whether any of these fonts strikes its text through. */
  boolean isAnyStruck(int[] indexes) {
    for (int index : indexes) {
      if (index < fonts.size() && fonts.get(index).struck()) {
        return true;
      }
    }
    return false;
  }
}
