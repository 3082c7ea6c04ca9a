package org.nuanbao.workbook.cells;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.AsciiScan;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/** The workbook's shared strings, kept as UTF-8 in one array and decoded only when asked for. */
final class SharedStrings {
  private static final long ITEM = AsciiScan.word("<si><t>");
  private static final long TEXT_END = AsciiScan.word("</t></si");
  private static final long SPACE = AsciiScan.word(" xml:spa");
  private static final long PRESERVED = AsciiScan.word("ce=\"pres");
  private static final long PRESERVED_END = AsciiScan.word("eserve\">");

  /** The bytes that every item has beside its text: {@code <si><t></t></si>}. */
  private static final int ITEM_BYTES = 16;

  /** The most room that is made on a file's word alone. */
  private static final int UNSEEN = 32 << 20;

  /** The least an item takes: {@code <si/>}. */
  private static final int LEAST_ITEM = 5;

  private final ReadLimits limits;
  private byte[] arena = new byte[0];
  private int[] ends = new int[0];
  private final BitSet struck = new BitSet();
  private boolean anyStruck;
  private int count;
  private int size;

  private SharedStrings(ReadLimits limits) {
    this.limits = limits;
  }

  static SharedStrings none(ReadLimits limits) {
    return new SharedStrings(limits);
  }

  /**
   * Reads the shared strings from the part's tokens.
   *
   * @param most no more bytes than these are inflated from the part
   */
  static SharedStrings parse(XmlTokens tokens, ReadLimits limits, long most) {
    SharedStrings strings = new SharedStrings(limits);
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
          if (depth == 1) {
            strings.expect(tokens.attribute(Attribute.UNIQUE_COUNT), most);
          }
          if (depth == 2) {
            strings.item(tokens);
            depth--;
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> {
          return strings.trimmed();
        }
      }
    }
  }

  /**
   * Makes room for all of them at once: arrays that grow are copied, and are too large in the end.
   * A number that a file tells may be wrong; then they grow.
   */
  private void expect(@Nullable ByteSpan told, long most) {
    long possible = Math.min(limits.strings(), most / LEAST_ITEM);
    long items = Math.clamp(told == null ? 0 : told.number(), 0, possible);
    long text = Math.min(most - items * ITEM_BYTES, Math.min(limits.textBytes(), UNSEEN));
    arena = new byte[(int) Math.max(text, 0)];
    ends = new int[(int) items];
  }

  /** Gives back room for what was no text but marks about it. */
  private SharedStrings trimmed() {
    if (arena.length > size + (size >> 2)) {
      arena = Arrays.copyOf(arena, size);
    }
    return this;
  }

  /** Takes items that hold one text and nothing else. */
  private int scan(byte[] bytes, int from) {
    int item = from;
    while (true) {
      int text = text(bytes, item);
      if (text < 0) {
        return item;
      }
      int end = AsciiScan.textEnd(bytes, text);
      if (!AsciiScan.isWord(bytes, end, TEXT_END) || bytes[end + 8] != '>') {
        return item;
      }
      append(bytes, text, end);
      end();
      item = end + 9;
    }
  }

  /** The start of the text of an item; -1 if another item, or none, begins here. */
  private static int text(byte[] bytes, int item) {
    if (AsciiScan.isWord(bytes, item, ITEM, 7)) {
      return item + 7;
    }
    boolean spaced =
        AsciiScan.isWord(bytes, item, ITEM, 6)
            && AsciiScan.isWord(bytes, item + 6, SPACE)
            && AsciiScan.isWord(bytes, item + 14, PRESERVED)
            && AsciiScan.isWord(bytes, item + 20, PRESERVED_END);
    return spaced ? item + 28 : -1;
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
      ends = Arrays.copyOf(ends, 256 + count + (count >> 1));
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
    return anyStruck && struck.get(index);
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
