package org.nuanbao.workbook.cells;

/**
 * A colour, as far as needed to tell whether what is written in it can be seen. Colours that only a
 * theme or a palette defines lie above {@link #KNOWN} and equal only themselves.
 */
final class Colour {
  static final int BLACK = 0;
  static final int WHITE = 0xffffff;

  /** The colour of a patterned fill: anything on it can be seen. */
  static final int MIXED = -1;

  /** The index of the system's text colour; as a background it means that nobody chose a colour. */
  static final int SYSTEM = 64;

  private static final int KNOWN = WHITE;
  private static final int INDEXED = 0x1000000;
  private static final int THEMED = 0x2000000;

  /** The largest difference that eyes and printers do not notice. */
  private static final int CLOSE = 16;

  private Colour() {}

  /** The colour of {@code FFRRGGBB} or {@code RRGGBB}; black if it is neither. */
  static int ofHex(String hex) {
    try {
      return Integer.parseUnsignedInt(hex, 16) & WHITE;
    } catch (NumberFormatException e) {
      return BLACK;
    }
  }

  /** A colour of the palette that both file formats start from (ECMA-376 part 1, 18.8.27). */
  static int ofIndex(int index) {
    return switch (index) {
      case 0, 8, SYSTEM, 0x7fff -> BLACK;
      case 1, 9, 65 -> WHITE;
      default -> INDEXED + (index < 8 ? index + 8 : index);
    };
  }

  /**
   * A colour of the theme. The first two are background and text, darkened or lightened by the
   * tint.
   */
  static int ofTheme(int theme, double tint) {
    return switch (theme) {
      case 0 -> grey(tint < 0 ? 1 + tint : 1);
      case 1 -> grey(Math.max(tint, 0));
      default -> THEMED + (theme << 12) + (int) Math.round((tint + 1) * 1_000);
    };
  }

  private static int grey(double light) {
    int level = (int) Math.round(255 * Math.clamp(light, 0, 1));
    return level << 16 | level << 8 | level;
  }

  /** Whether one colour cannot be seen on the other. */
  static boolean same(int one, int other) {
    if (one > KNOWN || other > KNOWN || one < 0 || other < 0) {
      return one == other && one != MIXED;
    }
    return Math.abs((one >> 16) - (other >> 16)) <= CLOSE
        && Math.abs((one >> 8 & 255) - (other >> 8 & 255)) <= CLOSE
        && Math.abs((one & 255) - (other & 255)) <= CLOSE;
  }
}
