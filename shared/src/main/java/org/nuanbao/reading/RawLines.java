package org.nuanbao.reading;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a long list, kept as the bytes of their cells; a row becomes a {@link Line} when
 * somebody asks for it. Most rows can also be looked at as they are kept, which is much quicker.
 * Rows and columns count from 0.
 */
public interface RawLines extends List<Line> {
  /** The largest whole number that is kept as one. */
  int MOST_WHOLE = 999_999_999;

  /** Whether the row can be looked at by the methods below. */
  boolean isRaw(int row);

  /** The row of the sheet, from 1. */
  int sheetRow(int row);

  /** Whether the answer is blank. */
  boolean isBlank(int row, int column);

  /**
   * The text of an answer as it was typed, which is not blank; false if it is blank or was typed as
   * a number.
   */
  boolean text(int row, int column, TextBytes into);

  /**
   * The answer if it was typed as a whole number of at most nine digits, in a cell of numbers or of
   * text; -1 if it is anything else.
   */
  int number(int row, int column);

  /**
   * The answer times a hundred if it was typed in a cell of numbers, at most nine digits with at
   * most two decimals; -1 if it is anything else.
   */
  long hundredths(int row, int column);

  /** A range of UTF-8 bytes in an array of somebody else's. */
  final class TextBytes {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int start;
    private int length;

    public void set(byte[] array, int from, int to) {
      bytes = array;
      start = from;
      length = to - from;
    }

    public int length() {
      return length;
    }

    public byte at(int index) {
      return bytes[start + index];
    }

    /** Whether these are exactly the bytes of the given array. */
    public boolean is(byte[] other) {
      return length == other.length
          && Arrays.equals(bytes, start, start + length, other, 0, length);
    }
  }

  /** The whole number that these ASCII digits write, at most nine; -1 if they are anything else. */
  static int number(byte[] bytes, int from, int to) {
    if (from == to || to - from > 9) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * The number that these ASCII digits write, with at most two decimals, times a hundred; -1 if
   * they are anything else.
   */
  static long hundredths(byte[] bytes, int from, int to) {
    if (from == to) {
      return -1;
    }
    long value = 0;
    int decimals = -1;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit == '.' - '0' && decimals < 0 && i > from) {
        decimals = 0;
      } else if (digit < 0 || digit > 9 || decimals == 2 || value > MOST_WHOLE) {
        return -1;
      } else {
        value = value * 10 + digit;
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    return decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
  }
}
