package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.nuanbao.reading.Value;

/** Makes values from what a cell holds, as its user sees them. */
final class CellValues {
  /** A spreadsheet program shows and keeps fifteen digits; further ones are noise of the double. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final double HALF_SECOND = 0.5 / 86_400;
  private static final int LEAP_DAY_THAT_NEVER_WAS = 60;

  private CellValues() {}

  /** The number, or the day if the format shows it as one. */
  static Value number(String text, FormatCode format, boolean epoch1904) {
    if (text.isEmpty()) {
      return Value.Blank.IT;
    }
    if (text.length() > 400 || !isDecimal(text)) {
      return broken(text);
    }
    double approximate = Double.parseDouble(text);
    if (Double.isInfinite(approximate)) {
      return broken(text);
    }
    boolean dated = format.isDate(approximate);
    if (approximate == 0) {
      return dated ? new Value.Broken("0") : new Value.Numeric(BigDecimal.ZERO);
    }
    return dated ? day(approximate, epoch1904) : new Value.Numeric(shown(new BigDecimal(text)));
  }

  private static boolean isDecimal(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == 'e' || c == 'E') {
        return digits > 0 && isExponent(text, i + 1);
      } else if (!(c == '.' && text.indexOf('.') == i) && !(i == 0 && (c == '-' || c == '+'))) {
        return false;
      }
    }
    return digits > 0;
  }

  private static boolean isExponent(String text, int from) {
    int at = from;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = text.length() - at;
    return digits > 0 && digits <= 4 && text.chars().skip(at).allMatch(c -> c >= '0' && c <= '9');
  }

  private static BigDecimal shown(BigDecimal exact) {
    BigDecimal shown = (exact.precision() > 15 ? exact.round(SHOWN) : exact).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }

  /**
   * The day of a serial number; broken if that is no day since 1900. The last half second of a day
   * counts as the next day, as spreadsheets show it, because a computed day may fall slightly
   * short.
   */
  private static Value day(double serial, boolean epoch1904) {
    long day = (long) Math.floor(serial + HALF_SECOND);
    if (day < (epoch1904 ? 0 : 1) || day > 2_958_465) {
      return new Value.Broken(Long.toString(day));
    }
    if (epoch1904) {
      return new Value.Day(EPOCH_1904.plusDays(day));
    }
    if (day == LEAP_DAY_THAT_NEVER_WAS) {
      return new Value.Broken("1900-02-29");
    }
    return new Value.Day(EPOCH_1900.plusDays(day < LEAP_DAY_THAT_NEVER_WAS ? day + 1 : day));
  }

  static Value isoDate(String text) {
    try {
      return new Value.Day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeException e) {
      return broken(text);
    }
  }

  /**
   * A broken value with as much of the text as people are shown: something unreadable, or the name
   * of an error.
   */
  static Value broken(String text) {
    return new Value.Broken(text.length() > 20 ? text.substring(0, 20) : text);
  }

  static Value bool(String text) {
    return new Value.Text(text.equals("1") || text.equals("true") ? "TRUE" : "FALSE");
  }

  static Value text(String escaped) {
    String text = trimmed(unescaped(escaped));
    return text.isEmpty() ? Value.Blank.IT : new Value.Text(text);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  /** Replaces escapes: {@code _x000D_} stands for a character (ECMA-376 part 1, 22.9.2.19). */
  private static String unescaped(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      if (at + 7 <= text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
        plain.append(text, from, at);
        plain.append((char) Integer.parseInt(text, at + 2, at + 6, 16));
        from = at + 7;
        at = text.indexOf("_x", from);
      } else {
        at = text.indexOf("_x", at + 1);
      }
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}
