package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
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
  private static final byte[] ITEM = ascii("<si><t>");
  private static final byte[] SPACED_ITEM = ascii("<si><t xml:space=\"preserve\">");
  private static final byte[] ITEM_END = ascii("</t></si>");

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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static SharedStrings none(ReadLimits limits) {
    return new SharedStrings(limits, 0);
  }

  /** Reads the shared strings from the part's tokens. */
  static SharedStrings parse(XmlTokens tokens, ReadLimits limits) {
    SharedStrings strings = new SharedStrings(limits, 1 << 12);
    int depth = 0;
    while (true) {
      if (depth == 1) {
        tokens.scan(strings::scan);
      }
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

  /** Takes items that hold one text and nothing else. */
  private int scan(byte[] bytes, int from) {
    int item = from;
    while (true) {
      int at = after(ITEM, bytes, item);
      if (at < 0) {
        at = after(SPACED_ITEM, bytes, item);
      }
      if (at < 0) {
        return item;
      }
      int end = textEnd(bytes, at);
      int next = after(ITEM_END, bytes, end);
      if (next < 0) {
        return item;
      }
      append(bytes, at, end);
      end();
      item = next;
    }
  }

  /** The position after these bytes if they stand here; else -1. */
  private static int after(byte[] wanted, byte[] bytes, int from) {
    int at = from;
    for (byte one : wanted) {
      if (bytes[at++] != one) {
        return -1;
      }
    }
    return at;
  }

  /** The end of a text that is kept as it is written. */
  static int textEnd(byte[] bytes, int from) {
    int at = from;
    while (isOfText(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isOfText(byte b) {
    return b < 0 || (b >= ' ' && b != '<' && b != '&' && b != '>') || b == '\n' || b == '\t';
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
    end();
  }

  private void end() {
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

  /** The bytes of all of them, one after the other. */
  byte[] bytes() {
    return arena;
  }

  int end(int index) {
    return ends[index];
  }

  int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }
}
