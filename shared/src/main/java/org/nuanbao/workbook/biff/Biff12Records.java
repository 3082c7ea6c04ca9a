package org.nuanbao.workbook.biff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The records of one part of an {@code .xlsb}, one after the other (MS-XLSB 2.1.4). */
public final class Biff12Records extends RecordBytes implements AutoCloseable {
  /** The most bytes of one record that is kept; a longer one is passed over. */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] block = new byte[1 << 15];
  private int at;
  private int filled;

  public Biff12Records(InputStream in) {
    super(new byte[1 << 12]);
    this.in = in;
  }

  @Override
  public boolean next() {
    int first = read();
    if (first < 0) {
      return false;
    }
    id = (first & 0x80) == 0 ? first : (first & 0x7f) | ((needed() & 0x7f) << 7);
    int size = size();
    end = size <= LONGEST ? size : 0;
    if (end > bytes.length) {
      bytes = new byte[Math.max(end, 2 * bytes.length)];
    }
    for (int done = 0; done < size; ) {
      if (at == filled && !fill()) {
        throw new FileRefusal(Problem.UNREADABLE);
      }
      int count = Math.min(size - done, filled - at);
      if (end > 0) {
        System.arraycopy(block, at, bytes, done, count);
      }
      at += count;
      done += count;
    }
    return true;
  }

  /** The record's size, in up to four bytes of seven bits. */
  private int size() {
    int size = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int octet = needed();
      size |= (octet & 0x7f) << shift;
      if ((octet & 0x80) == 0) {
        return size;
      }
    }
    throw new FileRefusal(Problem.UNREADABLE);
  }

  private int needed() {
    int octet = read();
    if (octet < 0) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return octet;
  }

  private int read() {
    return at < filled || fill() ? block[at++] & 0xff : -1;
  }

  private boolean fill() {
    try {
      at = 0;
      filled = Math.max(0, in.read(block, 0, block.length));
      return filled > 0;
    } catch (IOException e) {
      throw new FileRefusal(Problem.UNREADABLE, e);
    }
  }

  /** How many bytes the text at this place takes, with its length before it. */
  public int textSize(int offset) {
    int characters = whole(offset);
    if (characters == -1) {
      return 4; // there is no text
    }
    if (characters < 0 || characters > (length() - offset - 4) / 2) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return 4 + 2 * characters;
  }

  /** The text at this place. */
  public String text(int offset) {
    int size = textSize(offset) - 4;
    return new String(
        Arrays.copyOfRange(bytes, offset + 4, offset + 4 + size), StandardCharsets.UTF_16LE);
  }

  /** Adds the text at this place to others. */
  public void text(int offset, TextBytes into) {
    int size = textSize(offset) - 4;
    into.addWide(bytes, offset + 4, offset + 4 + size);
    into.endText();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new FileRefusal(Problem.UNREADABLE, e);
    }
  }
}
