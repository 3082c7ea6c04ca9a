package org.nuanbao.workbook.guard;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zip file that has passed the guard. The CRC-32 and size of every part are
 * verified, even if nobody reads the part. All inflated bytes count against one budget. Zips inside
 * are never opened.
 */
public final class Container {
  /** Parts with more bytes are inflated while they are read, where there is a processor for it. */
  private static final int LONG = 1 << 20;

  private final byte[] file;
  private final List<ZipPart> parts;
  private final Map<String, ZipPart> byName = new HashMap<>();
  private final ReadLimits limits;
  private final Deadline deadline;
  private final Set<ZipPart> verified = new HashSet<>();
  private long inflated;

  private Container(byte[] file, List<ZipPart> parts, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.parts = parts;
    this.limits = limits;
    this.deadline = deadline;
    for (ZipPart part : parts) {
      byName.put(part.name().toLowerCase(Locale.ROOT), part);
    }
  }

  public static Container open(byte[] file, ReadLimits limits, Deadline deadline) {
    return new Container(file, ZipIndex.of(file, limits), limits, deadline);
  }

  public List<ZipPart> parts() {
    return parts;
  }

  /**
   * The part of this name, without a leading slash. Case is ignored, because no two names may
   * differ in case only (OPC, ECMA-376 part 2).
   */
  public @Nullable ZipPart find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }

  /** The content of one part. At its end, CRC-32 and sizes must match the zip's index. */
  public InputStream open(ZipPart part) {
    Content content = new Content(part);
    boolean ahead = part.size() > LONG && Runtime.getRuntime().availableProcessors() > 1;
    return ahead ? new ReadAhead(content) : content;
  }

  /** Inflates every part that has not yet been read to its end. */
  public void verify() {
    byte[] bin = new byte[1 << 16];
    for (ZipPart part : parts) {
      if (verified.contains(part)) {
        continue;
      }
      try (Content stream = new Content(part)) {
        int count = 0;
        while (count >= 0) {
          count = stream.read(bin, 0, bin.length);
        }
      }
    }
  }

  /** Counts the bytes actually inflated, before anybody has seen them. */
  private void count(ZipPart part, int bytes, long ofPart) {
    deadline.check();
    inflated += bytes;
    boolean bloated = ofPart > limits.ratioFloor() && ofPart / limits.ratio() > part.compressed();
    if (inflated > limits.inflated() || bloated) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
  }

  private final class Content extends InputStream {
    private final ZipPart part;
    private final @Nullable Inflater inflater;
    private final CRC32 crc = new CRC32();
    private long position;
    private boolean done;

    Content(ZipPart part) {
      this.part = part;
      // For empty content, a program may write no deflate block at all.
      if (part.method() == 8 && part.compressed() > 0) {
        inflater = new Inflater(true);
        inflater.setInput(file, part.data(), (int) part.compressed());
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
          inflater == null
              ? stored(into, offset, length)
              : inflated(inflater, into, offset, length);
      if (count < 0) {
        finish();
        return -1;
      }
      position += count;
      count(part, count, position);
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
      System.arraycopy(file, (int) (part.data() + position), into, offset, count);
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
      verified.add(part);
    }

    @Override
    public void close() {
      if (inflater != null) {
        inflater.end();
      }
    }
  }
}
