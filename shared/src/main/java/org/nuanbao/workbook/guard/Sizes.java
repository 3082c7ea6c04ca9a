package org.nuanbao.workbook.guard;

import java.nio.ByteBuffer;

/** Sizes and place of an entry, taken from its ZIP64 extra field where the short ones are full. */
record Sizes(long size, long compressed, long offset) {
  private static final long FULL = 0xffffffffL;

  /**
   * Reads them at the positions given.
   *
   * @param offsetAt -1 in a local header, which has none
   */
  static Sizes of(
      ByteBuffer file, int sizeAt, int compressedAt, int extraAt, int extraLength, int offsetAt) {
    long size = file.getInt(sizeAt) & FULL;
    long compressed = file.getInt(compressedAt) & FULL;
    long offset = offsetAt < 0 ? 0 : file.getInt(offsetAt) & FULL;
    if (size != FULL && compressed != FULL && offset != FULL) {
      return new Sizes(size, compressed, offset);
    }
    int at = extraAt;
    int end = extraAt + extraLength;
    while (at + 4 <= end) {
      int kind = file.getShort(at) & 0xffff;
      int next = at + 4 + (file.getShort(at + 2) & 0xffff);
      if (kind == 1 && next <= end) {
        return wide(file, at + 4, next, size, compressed, offset);
      }
      at = next;
    }
    throw new FileRefusal(Problem.BAD_ZIP);
  }

  private static Sizes wide(
      ByteBuffer file, int from, int end, long size, long compressed, long offset) {
    int at = from;
    long[] values = {size, compressed, offset};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != FULL) {
        continue;
      }
      if (at + 8 > end) {
        throw new FileRefusal(Problem.BAD_ZIP);
      }
      values[i] = file.getLong(at);
      at += 8;
      if (values[i] < 0 || values[i] > Integer.MAX_VALUE) {
        throw new FileRefusal(Problem.TOO_BIG);
      }
    }
    return new Sizes(values[0], values[1], values[2]);
  }
}
