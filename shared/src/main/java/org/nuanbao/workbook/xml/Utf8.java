package org.nuanbao.workbook.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that a stream of bytes is UTF-8 (RFC 3629) without U+FFFE and U+FFFF. The stream may come
 * in several pieces.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;

  /** The bits that say how the bytes of two characters of three bytes belong together. */
  private static final long MARKS = 0xc0c0f0c0c0f0L;

  private static final long TWO = 0x8080e08080e0L;
  private static final long UPPER = 0x04000004L;

  private int wanted;
  private int least;
  private int code;

  /** Takes the next bytes; false if they cannot follow those before. */
  boolean accepts(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (wanted == 0) {
        at = usual(bytes, at, end);
        if (at == end) {
          return true;
        }
        if (!lead(bytes[at] & 0xff)) {
          return false;
        }
      } else if (!follow(bytes[at] & 0xff)) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** Whether the stream may end here. */
  boolean complete() {
    return wanted == 0;
  }

  /** Passes over ASCII and the characters from U+1000 to U+CFFF, which all have three bytes. */
  private static int usual(byte[] bytes, int start, int end) {
    int at = start;
    while (true) {
      at = ascii(bytes, at, end);
      while (at + 8 <= end && areTwo((long) LONGS.get(bytes, at))) {
        at += 6;
      }
      while (at + 2 < end
          && bytes[at] >= (byte) 0xe1
          && bytes[at] <= (byte) 0xec
          && (bytes[at + 1] & 0xc0) == 0x80
          && (bytes[at + 2] & 0xc0) == 0x80) {
        at += 3;
      }
      if (at == end || bytes[at] < 0) {
        return at;
      }
    }
  }

  /**
   * Whether two characters from U+4000 to U+BFFF begin these bytes. The second half of a first byte
   * is then from 4 to 11: one of its two upper bits is set, the other is not.
   */
  private static boolean areTwo(long bytes) {
    return (bytes & MARKS) == TWO && ((bytes ^ (bytes >>> 1)) & UPPER) == UPPER;
  }

  private static int ascii(byte[] bytes, int start, int end) {
    int at = start;
    while (at + 32 <= end
        && (((long) LONGS.get(bytes, at)
                    | (long) LONGS.get(bytes, at + 8)
                    | (long) LONGS.get(bytes, at + 16)
                    | (long) LONGS.get(bytes, at + 24))
                & HIGH)
            == 0) {
      at += 32;
    }
    while (at + 8 <= end && ((long) LONGS.get(bytes, at) & HIGH) == 0) {
      at += 8;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private boolean lead(int lead) {
    if (lead >= 0xc2 && lead < 0xe0) {
      expect(1, lead & 0x1f, 0x80);
    } else if (lead >= 0xe0 && lead < 0xf0) {
      expect(2, lead & 0xf, 0x800);
    } else if (lead >= 0xf0 && lead < 0xf5) {
      expect(3, lead & 7, 0x10000);
    } else {
      return false;
    }
    return true;
  }

  private void expect(int count, int bits, int smallest) {
    wanted = count;
    code = bits;
    least = smallest;
  }

  private boolean follow(int next) {
    if ((next & 0xc0) != 0x80) {
      return false;
    }
    code = code << 6 | (next & 0x3f);
    wanted--;
    return wanted > 0
        || (code >= least
            && code <= Character.MAX_CODE_POINT
            && (code < 0xd800 || code > 0xdfff)
            && code != 0xfffe
            && code != 0xffff);
  }
}
