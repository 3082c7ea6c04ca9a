package org.nuanbao.value;

/** Personal data as it may be shown on screens, in mails, logs and messages. */
public final class Masking {
  private Masking() {}

  /** First 6 and last 4 of an identity number; less of a shorter text. */
  public static String id(String text) {
    return ends(text, 6, 4);
  }

  /** First 6 and last 4 of a card number; less of a shorter text. */
  public static String card(String text) {
    return ends(text, 6, 4);
  }

  /** First 3 and last 4 of a telephone number; less of a shorter text. */
  public static String phone(String text) {
    return ends(text, 3, 4);
  }

  /** The first character only: 张*. */
  public static String name(String text) {
    return text.isEmpty() ? "" : Character.toString(text.codePointAt(0)) + "*";
  }

  /**
   * Keeps the ends where at least four characters are hidden between them, else two at the start.
   */
  private static String ends(String text, int head, int tail) {
    if (text.length() < head + tail + 4) {
      return text.substring(0, Math.min(2, text.length() / 2)) + "****";
    }
    return text.substring(0, head)
        + "*".repeat(text.length() - head - tail)
        + text.substring(text.length() - tail);
  }
}
