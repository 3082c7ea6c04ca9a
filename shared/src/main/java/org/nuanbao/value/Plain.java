package org.nuanbao.value;

/** Text as people type it, brought to the one way it is compared in. */
public final class Plain {
  private Plain() {}

  /** Full-width letters, digits and signs as half-width ones, every kind of space removed. */
  public static String compact(String text) {
    if (isCompact(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        plain.append(halfWidth(c));
      }
    }
    return plain.toString();
  }

  /** Without spaces of any kind at both ends. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** White space, the no-break kinds too. */
  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isCompact(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /** The full-width forms of ASCII stand at U+FF01 to U+FF5E in the same order. */
  private static char halfWidth(char c) {
    return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
  }
}
