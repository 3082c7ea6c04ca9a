package org.nuanbao.workbook.biff;

import java.nio.charset.StandardCharsets;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * Reads texts of an {@code .xls} (MS-XLS 2.5.293 and 2.5.294) from a record and from those that
 * continue it. Where one goes on within a text, it says again how many bytes a character has.
 */
public final class BiffText {
  private static final int WIDE = 1;
  private static final int SPOKEN = 4;
  private static final int RUNS = 8;
  private static final int[] NO_FONTS = {};

  private final BiffRecords records;
  private int at;

  /** Begins at this place of the record. */
  public BiffText(BiffRecords records, int offset) {
    this.records = records;
    this.at = records.start() + offset;
  }

  /** Whether anything is left in the record or in one that continues it. */
  boolean hasMore() {
    return at < records.end() || nextPart();
  }

  /**
   * Adds a text with its length before it.
   *
   * @return the fonts of its runs, none for most texts
   */
  public int[] read(TextBytes into) {
    int characters = number();
    int flags = octet();
    int runs = (flags & RUNS) == 0 ? 0 : number();
    long spoken = (flags & SPOKEN) == 0 ? 0 : number() | ((long) number() << 16);
    characters(characters, (flags & WIDE) != 0, into);
    int[] fonts = runs == 0 ? NO_FONTS : fonts(runs);
    skip(spoken & 0xffffffffL);
    return fonts;
  }

  /**
   * A short text that is kept as it is, such as a name.
   *
   * @param wideLength whether its length takes two bytes rather than one
   */
  public static String plain(BiffRecords records, int offset, boolean wideLength) {
    int length = wideLength ? records.number(offset) : records.octet(offset);
    int from = offset + (wideLength ? 2 : 1);
    boolean wide = (records.octet(from) & WIDE) != 0;
    int size = wide ? 2 * length : length;
    if (size > records.length() - from - 1) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return new String(
        records.stream(),
        records.start() + from + 1,
        size,
        wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }

  private void characters(int count, boolean isWide, TextBytes into) {
    boolean wide = isWide;
    int left = count;
    while (left > 0) {
      if (at >= records.end()) {
        needPart();
        wide = (octet() & WIDE) != 0;
      }
      int here = Math.min(left, (records.end() - at) >> (wide ? 1 : 0));
      if (here == 0 && at < records.end()) {
        throw new FileRefusal(Problem.UNREADABLE); // half a character
      }
      int to = at + (wide ? 2 * here : here);
      if (wide) {
        into.addWide(records.stream(), at, to);
      } else {
        into.addLatin(records.stream(), at, to);
      }
      at = to;
      left -= here;
    }
    into.endText();
  }

  private int[] fonts(int runs) {
    int[] fonts = new int[runs];
    for (int i = 0; i < runs; i++) {
      number();
      fonts[i] = number();
    }
    return fonts;
  }

  private void skip(long count) {
    long left = count;
    while (left > 0) {
      if (at == records.end()) {
        needPart();
      }
      int here = (int) Math.min(left, records.end() - at);
      at += here;
      left -= here;
    }
  }

  private int number() {
    return octet() | (octet() << 8);
  }

  private int octet() {
    if (at >= records.end()) {
      needPart();
    }
    return records.stream()[at++] & 0xff;
  }

  private void needPart() {
    if (!nextPart()) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
  }

  /** Goes to the next record that continues this one and is not empty. */
  private boolean nextPart() {
    while (records.nextPart()) {
      at = records.start();
      if (records.length() > 0) {
        return true;
      }
    }
    return false;
  }
}
