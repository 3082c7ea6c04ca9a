package org.nuanbao.workbook.guard;

import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The content of one part. At its end CRC-32 and sizes must be what the zip's index says. */
public final class PartStream extends InputStream {
  private final Container container;
  private final ZipPart part;
  private final @Nullable Inflater inflater;
  private final CRC32 crc = new CRC32();
  private long position;
  private boolean done;

  PartStream(Container container, ZipPart part) {
    this.container = container;
    this.part = part;
    // A program that deflates nothing may write no block at all.
    if (part.method() == 8 && part.compressed() > 0) {
      inflater = new Inflater(true);
      inflater.setInput(container.file(), part.data(), (int) part.compressed());
    } else {
      inflater = null;
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (done || length == 0) {
      return done ? -1 : 0;
    }
    int count =
        inflater == null ? stored(into, offset, length) : inflated(inflater, into, offset, length);
    if (count < 0) {
      finish();
      return -1;
    }
    position += count;
    container.count(part, count, position);
    if (position > part.size()) {
      throw new FileRefusal(Problem.BAD_ZIP);
    }
    crc.update(into, offset, count);
    return count;
  }

  private int stored(byte[] into, int offset, int length) {
    int count = (int) Math.min(length, part.compressed() - position);
    if (count == 0) {
      return -1;
    }
    System.arraycopy(container.file(), (int) (part.data() + position), into, offset, count);
    return count;
  }

  private static int inflated(Inflater inflater, byte[] into, int offset, int length) {
    try {
      int count = inflater.inflate(into, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished()) {
        return -1;
      }
    } catch (DataFormatException e) {
      throw new FileRefusal(Problem.BAD_ZIP, e);
    }
    throw new FileRefusal(Problem.BAD_ZIP);
  }

  private void finish() {
    done = true;
    boolean whole = inflater == null || inflater.getRemaining() == 0;
    if (position != part.size() || crc.getValue() != part.crc() || !whole) {
      throw new FileRefusal(Problem.BAD_ZIP);
    }
    container.verified(part);
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
