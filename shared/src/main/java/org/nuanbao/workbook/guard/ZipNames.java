package org.nuanbao.workbook.guard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names of a zip's entries, from its central directory as it says, only to tell what kind of
 * zip it is: nothing is opened and nothing believed. What is read has passed {@link ZipIndex}.
 */
final class ZipNames {
  private static final int MOST = 2_000;
  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int COMMENT = 0xffff;

  private ZipNames() {}

  /** In lower case, folders parted by slashes; empty if there is no directory. */
  static List<String> of(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<String> names = new ArrayList<>();
    int at = directory(bytes, file.length);
    while (at >= 0
        && names.size() < MOST
        && at <= file.length - CENTRAL_SIZE
        && bytes.getInt(at) == CENTRAL) {
      int start = at + CENTRAL_SIZE;
      int length = bytes.getShort(at + 28) & 0xffff;
      if (length > file.length - start) {
        return names;
      }
      names.add(
          new String(file, start, length, StandardCharsets.UTF_8)
              .replace('\\', '/')
              .toLowerCase(Locale.ROOT));
      at = start + length + (bytes.getShort(at + 30) & 0xffff) + (bytes.getShort(at + 32) & 0xffff);
    }
    return names;
  }

  private static int directory(ByteBuffer bytes, int length) {
    for (int end = length - END_SIZE; end >= Math.max(0, length - END_SIZE - COMMENT); end--) {
      if (bytes.getInt(end) == END) {
        return bytes.getInt(end + 16);
      }
    }
    return -1;
  }
}
