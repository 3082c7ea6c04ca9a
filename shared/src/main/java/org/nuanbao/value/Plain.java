package org.nuanbao.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings text as people type it into the one form in which it is compared. Rules, recognition,
 * facts and the offline commands all compare by {@link #folded}; everything made of digits is read
 * from {@link #compact}.
 */
public final class Plain {
  /** What people type for the dot in 古丽·买买提, and what fonts and PDF files turn it into. */
  private static final String DOTS =
      "\u00b7\u02d9\u0387\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u2981"
          + "\u2e30\u2e31\u2e33\u30fb\ua78f\uff65";

  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63";
  private static final String QUOTES = "\u2018\u2019\u201c\u201d\u300c\u300d\u300e\u300f";
  private static final String OPENING = "【〔［〖";
  private static final String CLOSING = "】〕］〗";

  /** Unicode letters that are invisible, though their category does not say so. */
  private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private static final Map<Integer, String> RADICALS = radicals();

  private Plain() {}

  /**
   * The text as it is compared. Compatibility forms and radicals become the usual characters
   * (NFKC). There is one kind of middle dot, brackets, quotation marks and dashes. Spaces only stay
   * between two Latin words, and invisible characters are removed.
   */
  public static String folded(String text) {
    if (isUsual(text)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> folded.append(folded(c)));
    String composed = Normalizer.normalize(folded, Normalizer.Form.NFC);
    StringBuilder kept = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c == ' ') {
        boolean between = isLatin(last(kept)) && isLatin(next(composed, i));
        kept.append(between ? " " : "");
      } else {
        boolean dot = c == '.' && isHan(last(kept)) && isHan(next(composed, i));
        kept.append(dot ? '·' : c);
      }
    }
    return kept.toString();
  }

  /** One character as it is compared: it may become several, a space, or nothing. */
  public static String folded(int c) {
    if ((c > ' ' && c < 0x7f) || isHan(c)) {
      return Character.toString(c);
    }
    if (isSpace(c)) {
      return " ";
    }
    if (isUnseen(c)) {
      return "";
    }
    String radical = RADICALS.get(c);
    if (radical != null) {
      return radical;
    }
    if (DOTS.indexOf(c) >= 0) {
      return "·";
    }
    if (DASHES.indexOf(c) >= 0) {
      return "-";
    }
    if (QUOTES.indexOf(c) >= 0) {
      return "\"";
    }
    if (OPENING.indexOf(c) >= 0) {
      return "(";
    }
    if (CLOSING.indexOf(c) >= 0) {
      return ")";
    }
    return c == '。' ? "." : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
  }

  /** The text for numbers, codes and dates: half-width, without spaces and invisible characters. */
  public static String compact(String text) {
    if (isCompact(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isSpace(c) && !isUnseen(c))
        .forEach(c -> plain.append(DASHES.indexOf(c) >= 0 ? "-" : Character.toString(c)));
    return Normalizer.normalize(plain, Normalizer.Form.NFKC);
  }

  /** The text without any kind of space at either end. */
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

  /** Whether it is white space, the no-break kinds included. */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /**
   * Whether it is invisible: controls, zero-width and writing-direction characters, tags, fillers,
   * variation selectors.
   */
  public static boolean isUnseen(int c) {
    if ((c >= ' ' && c < 0x7f) || isHan(c)) {
      return false;
    }
    int type = Character.getType(c);
    return (type == Character.CONTROL && !isSpace(c))
        || type == Character.FORMAT
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0000 && c <= 0xe0fff)
        || (c >= 0x180b && c <= 0x180f)
        || BLANK.indexOf(c) >= 0;
  }

  /**
   * Whether a program may have put it for an unknown character: U+FFFD, private use, a question
   * mark, a box.
   */
  public static boolean isStandIn(int c) {
    return c == '?'
        || c == '？'
        || c == '□'
        || c == '\ufffd'
        || Character.getType(c) == Character.PRIVATE_USE;
  }

  /** Whether it is a usual ideograph. */
  private static boolean isHan(int c) {
    return c >= 0x4e00 && c <= 0x9fff;
  }

  private static boolean isLatin(int c) {
    return Character.isLetterOrDigit(c) && c < 0x2e80;
  }

  private static int last(StringBuilder text) {
    return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
  }

  private static int next(String text, int at) {
    return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
  }

  private static boolean isUsual(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHan(c) && !(c > ' ' && c < 0x7f && c != '.')) {
        return false;
      }
    }
    return true;
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

  private static Map<Integer, String> radicals() {
    Map<Integer, String> radicals = new HashMap<>();
    try (InputStream in = Plain.class.getResourceAsStream("radicals.txt")) {
      if (in == null) {
        throw new IllegalStateException("radicals.txt is part of this package");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(pair ->
              radicals.put(
                  Integer.parseInt(pair[0], 16),
                  Character.toString(Integer.parseInt(pair[1], 16))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(radicals);
  }
}
