package org.nuanbao.workbook;

/** How wide text is in a font of the printed forms. */
final class TextWidth {
  private TextWidth() {}

  /** In characters of half width: Chinese characters and full-width signs take two. */
  static int of(String text) {
    return text.codePoints().map(c -> c < 0x2E80 && !isWideSign(c) ? 1 : 2).sum();
  }

  /** Lines the text takes in a cell of this width that wraps; at least 1. */
  static int lines(String text, int width) {
    return text.lines().mapToInt(line -> Math.max(1, -Math.floorDiv(-of(line), width))).sum();
  }

  /** Dashes, quotation marks and the like, which Chinese fonts draw full width. */
  private static boolean isWideSign(int c) {
    return c >= 0x2010 && c <= 0x2026;
  }
}
