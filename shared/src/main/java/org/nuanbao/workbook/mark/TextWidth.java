package org.nuanbao.workbook.mark;

/** Measures how wide text is in a font of the printed forms. */
public final class TextWidth {
  private TextWidth() {}

  /** The width in half-width characters: Chinese characters and full-width signs count as two. */
  public static int of(String text) {
    return text.codePoints().map(c -> c < 0x2E80 && !isWideSign(c) ? 1 : 2).sum();
  }

  /** How many lines the text takes in a wrapping cell of this width; at least 1. */
  public static int lines(String text, int width) {
    return text.lines().mapToInt(line -> Math.max(1, -Math.floorDiv(-of(line), width))).sum();
  }

  /** Whether Chinese fonts draw the sign full width: dashes, quotation marks and the like. */
  private static boolean isWideSign(int c) {
    return c >= 0x2010 && c <= 0x2026;
  }
}
