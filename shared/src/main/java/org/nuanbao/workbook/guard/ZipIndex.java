package org.nuanbao.workbook.guard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the index of a zip file (PKWARE APPNOTE 6.3.10). It is trusted only if the central
 * directory and the local headers agree and the entries fill the file without overlap or gap.
 */
final class ZipIndex {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final long FULL = 0xffffffffL;
  private static final int MOST_NAMES = 2_000;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int WORKSHEETS_APART = 65_536;

  private final ByteBuffer file;
  private final int length;
  private final ReadLimits limits;

  private ZipIndex(byte[] bytes, ReadLimits limits) {
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.length = bytes.length;
    this.limits = limits;
  }

  /** Reads all entries, in the order of the central directory. */
  static List<ZipPart> of(byte[] bytes, ReadLimits limits) {
    return new ZipIndex(bytes, limits).parts();
  }

  /**
   * The names of a zip's entries as its central directory gives them, only to tell what kind of zip
   * it is; nothing is opened or trusted. They are in lower case with slashes between folders; empty
   * if there is no directory.
   */
  static List<String> names(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<String> names = new ArrayList<>();
    int at = statedDirectory(bytes, file.length);
    while (at >= 0
        && names.size() < MOST_NAMES
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

  private static int statedDirectory(ByteBuffer bytes, int length) {
    for (int end = length - END_SIZE;
        end >= Math.max(0, length - END_SIZE - LONGEST_COMMENT);
        end--) {
      if (bytes.getInt(end) == END) {
        return bytes.getInt(end + 16);
      }
    }
    return -1;
  }

  private List<ZipPart> parts() {
    int end = endRecord();
    int count = file.getShort(end + 10) & 0xffff;
    int directory = directoryStart(end);
    List<ZipPart> parts = new ArrayList<>(Math.min(count, WORKSHEETS_APART));
    Set<String> names = new HashSet<>();
    int at = directory;
    for (int i = 0; i < count; i++) {
      need(at, CENTRAL_SIZE);
      require(file.getInt(at) == CENTRAL);
      ZipPart part = entry(at);
      require(names.add(part.name().toLowerCase(Locale.ROOT)));
      parts.add(part);
      at = next(at);
    }
    checkCount(parts);
    require(at == end || (at < end && isZip64End(at, end)));
    checkSpans(parts, directory);
    return parts;
  }

  private int endRecord() {
    int end = length - END_SIZE;
    if (end >= 0 && file.getInt(end) == END && file.getShort(end + 20) == 0) {
      require(file.getShort(end + 4) == 0 && file.getShort(end + 6) == 0);
      require(file.getShort(end + 8) == file.getShort(end + 10));
      return end;
    }
    for (int at = end - 1; at >= Math.max(0, length - 1_000_000); at--) {
      if (file.get(at) == 'P' && file.getInt(at) == END) {
        throw new FileRefusal(Problem.BAD_ZIP);
      }
    }
    throw new FileRefusal(Problem.UNREADABLE);
  }

  private int directoryStart(int end) {
    long size = file.getInt(end + 12) & FULL;
    long start = file.getInt(end + 16) & FULL;
    require(size != FULL && start != FULL && start + size <= end);
    return (int) start;
  }

  /**
   * Whether only the two ZIP64 records, at their smallest size, stand between the directory and the
   * end record.
   */
  private boolean isZip64End(int at, int end) {
    return end - at == 76
        && file.getInt(at) == END_64
        && file.getLong(at + 4) == 44
        && file.getInt(at + 56) == LOCATOR_64
        && file.getLong(at + 64) == at;
  }

  private int next(int at) {
    int size =
        CENTRAL_SIZE
            + (file.getShort(at + 28) & 0xffff)
            + (file.getShort(at + 30) & 0xffff)
            + (file.getShort(at + 32) & 0xffff);
    need(at, size);
    return at + size;
  }

  private ZipPart entry(int at) {
    int flags = file.getShort(at + 8) & 0xffff;
    if ((flags & 0x2041) != 0) {
      throw new FileRefusal(Problem.ENCRYPTED);
    }
    int method = file.getShort(at + 10) & 0xffff;
    require(method == 0 || method == 8);
    int nameLength = file.getShort(at + 28) & 0xffff;
    int extraLength = file.getShort(at + 30) & 0xffff;
    need(at, CENTRAL_SIZE + nameLength + extraLength);
    Sizes sizes =
        Sizes.of(file, at + 24, at + 20, at + CENTRAL_SIZE + nameLength, extraLength, at + 42);
    require(sizes.offset() >= 0 && sizes.offset() + LOCAL_SIZE <= length);
    checkFileType(file.getShort(at + 4) & 0xffff, file.getInt(at + 38));
    String name = name(at + CENTRAL_SIZE, nameLength);
    return local((int) sizes.offset(), name, flags, method, file.getInt(at + 16) & FULL, sizes);
  }

  private ZipPart local(int at, String name, int flags, int method, long crc, Sizes central) {
    require(file.getInt(at) == LOCAL);
    int nameLength = file.getShort(at + 26) & 0xffff;
    int extraLength = file.getShort(at + 28) & 0xffff;
    need(at, LOCAL_SIZE + nameLength + extraLength);
    int localFlags = file.getShort(at + 6) & 0xffff;
    require((localFlags & 0x2049) == (flags & 0x2049));
    require((file.getShort(at + 8) & 0xffff) == method);
    require(name(at + LOCAL_SIZE, nameLength).equals(name));
    boolean described = (flags & 8) != 0;
    int extra = at + LOCAL_SIZE + nameLength;
    Sizes own = Sizes.of(file, at + 22, at + 18, extra, extraLength, -1);
    long localCrc = file.getInt(at + 14) & FULL;
    require(agrees(localCrc, crc, described));
    require(agrees(own.size(), central.size(), described));
    require(agrees(own.compressed(), central.compressed(), described));
    int data = extra + extraLength;
    require(central.compressed() <= length - (long) data);
    require(method == 8 || central.compressed() == central.size());
    return new ZipPart(
        name, method, crc, central.compressed(), central.size(), at, data, described);
  }

  /**
   * Whether both headers agree. With a data descriptor, the local header may leave the number at
   * zero.
   */
  private static boolean agrees(long local, long central, boolean described) {
    return local == central || (described && local == 0);
  }

  private static void checkFileType(int madeBy, int attributes) {
    boolean unix = madeBy >>> 8 == 3;
    int type = attributes >>> 28;
    require(!unix || type == 0 || type == 8 || type == 4);
  }

  private String name(int at, int size) {
    require(size > 0 && size <= 512);
    byte[] raw = new byte[size];
    file.get(at, raw);
    // Some programs write their own system's separator; here it counts as a slash.
    String name = new String(raw, StandardCharsets.UTF_8).replace('\\', '/');
    require(name.chars().allMatch(c -> c >= ' ' && c != ':' && c != 0x7f));
    boolean folder = name.endsWith("/");
    for (String step : name.substring(0, name.length() - (folder ? 1 : 0)).split("/", -1)) {
      require(!step.isEmpty() && !step.equals(".") && !step.equals(".."));
    }
    return name;
  }

  private void checkCount(List<ZipPart> parts) {
    if (parts.size() <= limits.entries()) {
      return;
    }
    long sheets = parts.stream().filter(p -> p.name().startsWith("xl/worksheets/")).count();
    if (parts.size() - sheets > limits.entries()) {
      throw new FileRefusal(Problem.BAD_ZIP);
    }
    throw FileRefusal.tooManySheets();
  }

  private void checkSpans(List<ZipPart> parts, int directory) {
    ZipPart[] sorted = parts.toArray(ZipPart[]::new);
    Arrays.sort(sorted, (a, b) -> Integer.compare(a.offset(), b.offset()));
    int expected = 0;
    for (int i = 0; i < sorted.length; i++) {
      ZipPart part = sorted[i];
      require(part.offset() == expected);
      int following = i + 1 < sorted.length ? sorted[i + 1].offset() : directory;
      require(following >= part.end());
      require(following == part.end() || (part.described() && isDescriptor(part, following)));
      expected = following;
    }
    require(expected == directory);
  }

  /**
   * Whether a data descriptor ends here that repeats the CRC and both sizes: with or without a
   * signature, with sizes of four or eight bytes.
   */
  private boolean isDescriptor(ZipPart part, int end) {
    int at = part.end();
    int size = end - at;
    boolean signed = size == 16 || size == 24;
    if (!signed && size != 12 && size != 20) {
      return false;
    }
    if (signed && file.getInt(at) != 0x08074b50) {
      return false;
    }
    int crc = at + (signed ? 4 : 0);
    boolean wide = size >= 20;
    long compressed = wide ? file.getLong(crc + 4) : file.getInt(crc + 4) & FULL;
    long inflated = wide ? file.getLong(crc + 12) : file.getInt(crc + 8) & FULL;
    return (file.getInt(crc) & FULL) == part.crc()
        && compressed == part.compressed()
        && inflated == part.size();
  }

  private void need(int at, int size) {
    require(at >= 0 && size >= 0 && (long) at + size <= length);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new FileRefusal(Problem.BAD_ZIP);
    }
  }

  /**
   * Sizes and offset of an entry, taken from its ZIP64 extra field if the short fields are full.
   */
  private record Sizes(long size, long compressed, long offset) {
    /**
     * Reads them at the given positions.
     *
     * @param offsetAt -1 for a local header, which has no offset
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
}
