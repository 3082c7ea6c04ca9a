package org.nuanbao.value;

import java.util.regex.Pattern;

/** Masks personal data for screens, mails, logs and messages. */
public final class Masking {
  private static final int LONGEST = 80;

  /** Control and invisible formatting characters, also those that reverse the writing direction. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");

  /** Enough digits to be an identity, card or telephone number. */
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{7,}([0-9]{3}[0-9Xx])");

  private Masking() {}

  /** First 6 and last 4 characters of an identity number; fewer of a shorter text. */
  public static String id(String text) {
    return ends(text, 6, 4);
  }

  /** First 6 and last 4 characters of a card number; fewer of a shorter text. */
  public static String card(String text) {
    return ends(text, 6, 4);
  }

  /** A sentence that somebody wrote, in which long numbers are masked. */
  public static String numbers(String text) {
    return NUMBERS.matcher(text).replaceAll("****$1");
  }

  /** First 3 and last 4 characters of a telephone number; fewer of a shorter text. */
  public static String phone(String text) {
    return ends(text, 3, 4);
  }

  /** Only the first character: 张*. */
  public static String name(String text) {
    return text.isEmpty() ? "" : Character.toString(text.codePointAt(0)) + "*";
  }

  /** Keeps both ends if at least four characters between them are hidden, else two at the start. */
  private static String ends(String text, int head, int tail) {
    if (text.length() < head + tail + 4) {
      return text.substring(0, Math.min(2, text.length() / 2)) + "****";
    }
    return text.substring(0, head)
        + "*".repeat(text.length() - head - tail)
        + text.substring(text.length() - tail);
  }

  /**
   * A file's or sheet's name as it may be shown. The sender chose the name, so it may hold
   * anything: folders and invisible characters are removed, long numbers masked. Never empty.
   */
  public static String shownName(String name) {
    String bare = UNSEEN.matcher(name).replaceAll(" ");
    bare = FOLDERS.matcher(bare).replaceFirst("");
    bare = NUMBERS.matcher(bare).replaceAll("****$1").strip();
    if (bare.codePointCount(0, bare.length()) > LONGEST) {
      bare = bare.substring(0, bare.offsetByCodePoints(0, LONGEST)) + "…";
    }
    return bare.isEmpty() ? "（未命名）" : bare;
  }
}
