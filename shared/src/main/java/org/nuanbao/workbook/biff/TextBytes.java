package org.nuanbao.workbook.biff;

import java.util.Arrays;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * Texts as UTF-8, one behind the other. In binary workbooks a text that looks like an escape is
 * plain text, so it is escaped as {@code .xlsx} escapes it (ECMA-376 part 1, 22.9.2.19).
 */
public final class TextBytes {
  private static final byte[] ESCAPED_X = {'x', '0', '0', '5', 'F', '_', 'x'};

  private final long most;
  private byte[] buffer;
  private int size;
  private char before;
  private char high;

  /**
   * Room for texts.
   *
   * @param capacity the room to begin with
   * @param most the most bytes of all texts together
   */
  public TextBytes(int capacity, long most) {
    this.buffer = new byte[capacity];
    this.most = most;
  }

  public byte[] buffer() {
    return buffer;
  }

  public int size() {
    return size;
  }

  /** Begins again with no text. */
  public void clear() {
    size = 0;
  }

  /** Ends the text; what follows is another. */
  public void endText() {
    if (high != 0) {
      make(1);
      buffer[size++] = '?';
      high = 0;
    }
    before = 0;
  }

  /** Adds characters of one byte each. */
  public void addLatin(byte[] from, int start, int end) {
    for (int i = start; i < end; i++) {
      add((char) (from[i] & 0xff));
    }
  }

  /** Adds characters of two bytes each. */
  public void addWide(byte[] from, int start, int end) {
    for (int i = start; i < end - 1; i += 2) {
      add((char) ((from[i] & 0xff) | (from[i + 1] << 8)));
    }
  }

  private void add(char c) {
    make(ESCAPED_X.length);
    if (high != 0 || Character.isSurrogate(c)) {
      surrogate(c);
    } else if (c < 0x80) {
      if (c == 'x' && before == '_') {
        System.arraycopy(ESCAPED_X, 0, buffer, size, ESCAPED_X.length);
        size += ESCAPED_X.length;
      } else {
        buffer[size++] = (byte) c;
      }
    } else {
      encode(c);
    }
    before = c;
  }

  /** Joins two halves of a character; a half alone becomes a question mark, as in Java. */
  private void surrogate(char c) {
    char first = high;
    high = 0;
    if (first != 0 && Character.isLowSurrogate(c)) {
      encode(Character.toCodePoint(first, c));
    } else if (first != 0) {
      buffer[size++] = '?';
      add(c);
    } else if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      buffer[size++] = '?';
    }
  }

  private void encode(int point) {
    if (point < 0x800) {
      buffer[size++] = (byte) (0xc0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        buffer[size++] = (byte) (0xe0 | (point >> 12));
      } else {
        buffer[size++] = (byte) (0xf0 | (point >> 18));
        buffer[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      }
      buffer[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    }
    buffer[size++] = (byte) (0x80 | (point & 0x3f));
  }

  private void make(int room) {
    if (size > buffer.length - room) {
      if (size > most - room) {
        throw new FileRefusal(Problem.TOO_BIG);
      }
      buffer = Arrays.copyOf(buffer, Math.max(size + room, buffer.length + (buffer.length >> 1)));
    }
  }
}
