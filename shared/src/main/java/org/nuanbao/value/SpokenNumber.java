package org.nuanbao.value;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers of receipts and letters, which people read out over the telephone. */
public final class SpokenNumber {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  private SpokenNumber() {}

  /**
   * The number of something, always the same for the same key: two letters that say what it is, the
   * business day, and eight characters of Crockford's base 32, which has no I, L, O, U.
   */
  public static String of(String kind, LocalDate day, String key) {
    byte[] hash = Sha256.of(key);
    StringBuilder number = new StringBuilder(kind);
    number.append(day.format(DateTimeFormatter.BASIC_ISO_DATE)).append('-');
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits = bits << 8 | (hash[i] & 0xFF);
    }
    for (int i = LENGTH - 1; i >= 0; i--) {
      number.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return number.toString();
  }
}
