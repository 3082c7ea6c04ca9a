package org.nuanbao.workbook.cells;

import java.util.Arrays;
import java.util.BitSet;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/** The workbook's shared strings, kept as UTF-8 in one array and decoded only when asked for. */
final class SharedStrings {
  private final ReadLimits limits;
  private byte[] arena;
  private int[] ends = new int[256];
  private final BitSet struck = new BitSet();
  private boolean anyStruck;
  private int count;
  private int size;

  private SharedStrings(ReadLimits limits, int capacity) {
    this.limits = limits;
    this.arena = new byte[capacity];
  }

  static SharedStrings none(ReadLimits limits) {
    return new SharedStrings(limits, 0);
  }

  /** Reads the shared strings from the part's tokens. */
  static SharedStrings parse(XmlTokens tokens, ReadLimits limits) {
    SharedStrings strings = new SharedStrings(limits, 1 << 12);
    int depth = 0;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          depth++;
          if (depth == 1 && tokens.name() != Name.SST) {
            throw new FileRefusal(Problem.UNREADABLE);
          }
          if (depth == 2) {
            strings.item(tokens);
            depth--;
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> {
          return strings;
        }
      }
    }
  }

  private void item(XmlTokens tokens) {
    if (tokens.name() != Name.SI) {
      tokens.skip();
      return;
    }
    if (RichText.read(tokens, text -> append(text.buffer(), text.start(), text.end()))) {
      struck.set(count);
      anyStruck = true;
    }
    if (count == limits.strings()) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count + (count >> 1));
    }
    ends[count++] = size;
  }

  private void append(byte[] bytes, int from, int to) {
    int more = to - from;
    if ((long) size + more > limits.textBytes()) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    if (size + more > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(size + more, arena.length + (arena.length >> 1)));
    }
    System.arraycopy(bytes, from, arena, size, more);
    size += more;
  }

  int count() {
    return count;
  }

  int length(int index) {
    return ends[index] - start(index);
  }

  /** Whether any of them is struck through, at least in part. */
  boolean isAnyStruck() {
    return anyStruck;
  }

  /** Whether the string is struck through, at least in part. */
  boolean isStruck(int index) {
    return struck.get(index);
  }

  void get(int index, ByteSpan into) {
    into.set(arena, start(index), ends[index]);
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }
}
