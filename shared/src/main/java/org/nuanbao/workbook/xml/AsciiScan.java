package org.nuanbao.workbook.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at the bytes of XML eight at a time. A NUL must follow the bytes, as a scanner is given
 * them.
 */
public final class AsciiScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private AsciiScan() {}

  /** The bytes of a text of at most eight characters, the first of them lowest. */
  public static long word(String ascii) {
    long word = 0;
    for (int i = 0; i < ascii.length(); i++) {
      word |= ((long) ascii.charAt(i)) << (8 * i);
    }
    return word;
  }

  /** The same of so many bytes that stand here, from one to eight. */
  public static long word(byte[] bytes, int from, int characters) {
    long word = 0;
    for (int i = characters - 1; i >= 0; i--) {
      word = word << 8 | (bytes[from + i] & 0xff);
    }
    return word;
  }

  /** Whether these eight characters stand here. */
  public static boolean isWord(byte[] bytes, int at, long word) {
    return at + 8 <= bytes.length && (long) LONGS.get(bytes, at) == word;
  }

  /** Whether the first so many of the word's characters stand here. */
  public static boolean isWord(byte[] bytes, int at, long word, int characters) {
    return at + 8 <= bytes.length
        && (((long) LONGS.get(bytes, at) ^ word) << (64 - (8 * characters))) == 0;
  }

  /**
   * The position of the first character that does not stand for itself in a text, or that another
   * look is needed for: a control character, {@code <}, {@code >} or {@code &}.
   */
  public static int textEnd(byte[] bytes, int from) {
    int at = from;
    while (at + 8 <= bytes.length) {
      long word = (long) LONGS.get(bytes, at);
      long found =
          ((word - (ONES * ' ')) & ~word)
              | zeros(word ^ (ONES * '<'))
              | zeros(word ^ (ONES * '>'))
              | zeros(word ^ (ONES * '&'));
      found &= HIGH;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += 8;
    }
    while (bytes[at] < 0 || (bytes[at] >= ' ' && bytes[at] != '<' && bytes[at] != '>')) {
      if (bytes[at] == '&') {
        return at;
      }
      at++;
    }
    return at;
  }

  /** The highest bit of each byte that is nought, and perhaps of bytes above such a one. */
  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }
}
