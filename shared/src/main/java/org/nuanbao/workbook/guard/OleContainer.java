package org.nuanbao.workbook.guard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams of an OLE2 file (MS-CFB). Every chain of sectors is followed within the file and only
 * as long as it can be without going round in a circle.
 */
public final class OleContainer {
  private static final int HEADER = 512;

  /** How many sectors of the allocation table the header itself names. */
  private static final int NAMED_IN_HEADER = 109;

  private static final int END_OF_CHAIN = -2;
  private static final int ENTRY = 128;
  private static final int STORAGE = 1;
  private static final int STREAM = 2;
  private static final int LONGEST_NAME = 64;
  private static final int SMALL_SECTOR = 6;

  /**
   * What lies at the top of the file.
   *
   * @param folder whether it holds further entries rather than bytes
   * @param start its first sector
   */
  public record Entry(String name, boolean folder, int start, long size) {}

  private final ByteBuffer file;
  private final int length;
  private final int shift;
  private final int sectors;
  private final int smallest;
  private final int[] table;
  private final byte[] directory;
  private final List<Entry> entries;
  private byte @Nullable [] small;
  private byte @Nullable [] smallTable;

  private OleContainer(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    length = bytes.length;
    if (length < HEADER) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    shift = file.getShort(30);
    if (shift != 9 && shift != 12) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    sectors = (length - 1) >> shift;
    smallest = file.getInt(56);
    table = table();
    directory = chain(file.getInt(48), Integer.MAX_VALUE);
    if (directory.length < ENTRY) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    entries = top();
  }

  /**
   * Opens the file.
   *
   * @throws FileRefusal if its index is not sound
   */
  public static OleContainer open(byte[] file) {
    return new OleContainer(file);
  }

  /** The entries at the top, in no particular order. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The bytes of one entry.
   *
   * @throws FileRefusal if not all of them are in the file
   */
  public byte[] bytes(Entry entry) {
    if (entry.size() > length) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    int size = (int) entry.size();
    return size < smallest ? small(entry.start(), size) : exactly(chain(entry.start(), size), size);
  }

  private static byte[] exactly(byte[] bytes, int size) {
    if (bytes.length != size) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return bytes;
  }

  /** The sectors that the allocation table lies in. */
  private int[] table() {
    int count = file.getInt(44);
    if (count < 0 || count > sectors) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    int[] found = new int[count];
    int at = 0;
    for (; at < Math.min(count, NAMED_IN_HEADER); at++) {
      found[at] = file.getInt(76 + 4 * at);
    }
    int more = file.getInt(68);
    int perSector = (1 << (shift - 2)) - 1;
    while (at < count) {
      int from = offset(more);
      for (int i = 0; i < perSector && at < count; i++) {
        found[at++] = number(from + 4 * i);
      }
      more = number(from + 4 * perSector);
    }
    return found;
  }

  private int offset(int sector) {
    if (sector < 0 || sector >= sectors) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return (sector + 1) << shift;
  }

  private int number(int offset) {
    if (offset > length - 4) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return file.getInt(offset);
  }

  private int next(int sector) {
    int perSector = shift - 2;
    int part = sector >> perSector;
    if (part >= table.length) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return number(offset(table[part]) + 4 * (sector & ((1 << perSector) - 1)));
  }

  /**
   * The bytes of a chain of sectors, at most so many. A file may lack the end of its last sector.
   */
  private byte[] chain(int start, int most) {
    List<Integer> from = new ArrayList<>();
    long room = 0;
    int sector = start;
    while (sector != END_OF_CHAIN && room < most) {
      if (from.size() == sectors) {
        throw new FileRefusal(Problem.UNREADABLE); // it goes round in a circle
      }
      from.add(offset(sector));
      room += 1 << shift;
      sector = next(sector);
    }
    byte[] bytes = new byte[(int) Math.min(room, most)];
    int at = 0;
    for (int offset : from) {
      int count = Math.min(1 << shift, bytes.length - at);
      file.get(offset, bytes, at, Math.min(count, length - offset));
      at += count;
    }
    return bytes;
  }

  /** The bytes of a chain within the stream that short streams share. */
  private byte[] small(int start, int size) {
    ByteBuffer root = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
    if (small == null || smallTable == null) {
      small = chain(root.getInt(116), Integer.MAX_VALUE);
      smallTable = chain(file.getInt(60), Integer.MAX_VALUE);
    }
    ByteBuffer links = ByteBuffer.wrap(smallTable).order(ByteOrder.LITTLE_ENDIAN);
    byte[] bytes = new byte[size];
    int sector = start;
    // No circle: each step fills a further part of what was asked for.
    for (int at = 0; at < size; at += 1 << SMALL_SECTOR) {
      int count = Math.min(1 << SMALL_SECTOR, size - at);
      if (sector < 0
          || sector >= smallTable.length / 4
          || sector > (small.length - count) >> SMALL_SECTOR) {
        throw new FileRefusal(Problem.UNREADABLE);
      }
      System.arraycopy(small, sector << SMALL_SECTOR, bytes, at, count);
      sector = links.getInt(4 * sector);
    }
    return bytes;
  }

  /** The entries below the root: a tree in which each names its neighbours. */
  private List<Entry> top() {
    ByteBuffer tree = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> found = new ArrayList<>();
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(tree.getInt(76));
    while (!open.isEmpty()) {
      int number = open.pop();
      if (number < 0 || number >= directory.length / ENTRY || seen.get(number)) {
        continue;
      }
      seen.set(number);
      int at = number * ENTRY;
      int kind = directory[at + 66];
      if (kind == STORAGE || kind == STREAM) {
        found.add(
            new Entry(
                name(tree, at), kind == STORAGE, tree.getInt(at + 116), size(tree, at + 120)));
      }
      open.push(tree.getInt(at + 68));
      open.push(tree.getInt(at + 72));
    }
    return List.copyOf(found);
  }

  private String name(ByteBuffer tree, int at) {
    int size = Math.clamp(tree.getShort(at + 64) - 2, 0, LONGEST_NAME);
    return new String(directory, at, size & ~1, StandardCharsets.UTF_16LE);
  }

  /** With short sectors only the lower half of the number counts. */
  private long size(ByteBuffer tree, int at) {
    return shift == 9 ? tree.getInt(at) & 0xffffffffL : Math.max(0, tree.getLong(at));
  }
}
