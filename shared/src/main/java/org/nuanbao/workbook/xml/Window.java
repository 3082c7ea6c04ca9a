package org.nuanbao.workbook.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * The stretch of a part that is in memory. Behind its last byte stands a NUL, which no XML text
 * holds, so that scanning loops need no bound.
 */
final class Window {
  private final InputStream in;
  private final Utf8 utf8 = new Utf8();
  byte[] bytes = new byte[1 << 16];

  /** Start of the token that is being read. */
  int position;

  int limit;
  private boolean ended;

  Window(InputStream in) {
    this.in = in;
  }

  /** More bytes behind the present ones, the token moved to the front; false at the end. */
  boolean more() {
    if (ended) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit >= bytes.length - 1) {
      if (bytes.length >= XmlTokens.LONGEST) {
        throw new FileRefusal(Problem.TOO_LONG);
      }
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    fill();
    return true;
  }

  private void fill() {
    int from = limit;
    try {
      while (limit < bytes.length - 1) {
        int count = in.read(bytes, limit, bytes.length - 1 - limit);
        if (count < 0) {
          ended = true;
          break;
        }
        limit += count;
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    bytes[limit] = 0;
    if (!utf8.accepts(bytes, from, limit) || (ended && !utf8.complete())) {
      throw new NotPlain("not UTF-8");
    }
  }
}
