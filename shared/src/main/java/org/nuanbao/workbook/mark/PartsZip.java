package org.nuanbao.workbook.mark;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.nuanbao.workbook.guard.ZipPart;

/**
 * Writes a zip file in memory (PKWARE APPNOTE 6.3.10), whose entries are copied from another zip as
 * they are compressed there, or written anew. The same calls give the same bytes.
 */
final class PartsZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;
  private static final int VERSION = 20;
  private static final int UTF_8_NAME = 0x800;

  /** 1 January 1980, as zip files store it. */
  private static final int FIRST_DAY = 0x00210000;

  /** Four times as fast as the usual level, for a fifth more bytes. */
  private static final int LEVEL = 2;

  private static final int MOST_ENTRIES = 65_535;

  private final Contents contents;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private record Entry(
      String name, int method, int time, int crc, int compressed, int size, int start) {
    byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Grows like any array of bytes, and forgets its last bytes again. */
  private static final class Contents extends ByteArrayOutputStream {
    Contents(int capacity) {
      super(capacity);
    }

    void cut(int length) {
      count = length;
    }

    void copyTo(byte[] into, int at, Entry entry) {
      System.arraycopy(buf, entry.start(), into, at, entry.compressed());
    }
  }

  /** A zip of about this many bytes. */
  PartsZip(int capacity) {
    contents = new Contents(capacity);
  }

  /** Copies an entry of another zip byte for byte. */
  void copy(ZipPart part, byte[] file) {
    // Some programs write no deflate block at all for empty content, which not every reader takes.
    boolean empty = part.size() == 0;
    int compressed = empty ? 0 : (int) part.compressed();
    int start = contents.size();
    contents.write(file, part.data(), compressed);
    int time = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(part.offset() + 10);
    add(
        new Entry(
            part.name(),
            empty ? 0 : part.method(),
            time,
            (int) part.crc(),
            compressed,
            (int) part.size(),
            start));
  }

  /** Begins an entry, which does not count before it is added. Only one is written at a time. */
  NewEntry begin(String name) {
    return new NewEntry(name);
  }

  private void add(Entry entry) {
    if (!names.add(entry.name().toLowerCase(Locale.ROOT)) || entries.size() == MOST_ENTRIES) {
      throw new IllegalStateException("an entry twice, or too many");
    }
    entries.add(entry);
  }

  /** An entry that is being compressed. */
  final class NewEntry extends OutputStream {
    private final String name;
    private final int start = contents.size();
    private final byte[] compressed = new byte[1 << 14];
    private Deflater deflater = new Deflater(LEVEL, true);
    private CRC32 crc = new CRC32();
    private boolean ended;

    NewEntry(String name) {
      this.name = name;
    }

    /** Forgets what was written. */
    NewEntry again() {
      deflater.end();
      deflater = new Deflater(LEVEL, true);
      crc = new CRC32();
      ended = false;
      contents.cut(start);
      return this;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
      deflater.setInput(bytes, offset, length);
      while (!deflater.needsInput()) {
        deflate();
      }
    }

    private void deflate() {
      int count = deflater.deflate(compressed);
      contents.write(compressed, 0, count);
    }

    /** Ends the compressed stream; nothing may be written after it. */
    @Override
    public void close() {
      if (!ended) {
        ended = true;
        deflater.finish();
        while (!deflater.finished()) {
          deflate();
        }
      }
    }

    /** Ends the entry and takes it into the zip. */
    void add() {
      close();
      PartsZip.this.add(
          new Entry(
              name,
              8,
              FIRST_DAY,
              (int) crc.getValue(),
              Math.toIntExact(deflater.getBytesWritten()),
              (int) deflater.getBytesRead(),
              start));
      deflater.end();
    }
  }

  /**
   * The zip file.
   *
   * @param first the name of the entry to stand first
   */
  byte[] finish(String first) {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparing(entry -> !entry.name().equals(first)));
    long size = END_SIZE;
    for (Entry entry : ordered) {
      size += LOCAL_SIZE + CENTRAL_SIZE + 2L * entry.nameBytes().length + entry.compressed();
    }
    byte[] file = new byte[Math.toIntExact(size)];
    ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int[] offsets = new int[ordered.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = zip.position();
      local(zip, file, ordered.get(i));
    }
    int directory = zip.position();
    for (int i = 0; i < offsets.length; i++) {
      central(zip, ordered.get(i), offsets[i]);
    }
    end(zip, ordered.size(), directory);
    return file;
  }

  private void local(ByteBuffer zip, byte[] file, Entry entry) {
    zip.putInt(LOCAL).putShort((short) VERSION);
    described(zip, entry);
    zip.put(entry.nameBytes());
    contents.copyTo(file, zip.position(), entry);
    zip.position(zip.position() + entry.compressed());
  }

  private static void central(ByteBuffer zip, Entry entry, int offset) {
    zip.putInt(CENTRAL).putShort((short) VERSION).putShort((short) VERSION);
    described(zip, entry);
    zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
    zip.put(entry.nameBytes());
  }

  /** What both headers of an entry say, from the flags to the length of the extra field. */
  private static void described(ByteBuffer zip, Entry entry) {
    zip.putShort((short) UTF_8_NAME).putShort((short) entry.method()).putInt(entry.time());
    zip.putInt(entry.crc()).putInt(entry.compressed()).putInt(entry.size());
    zip.putShort((short) entry.nameBytes().length).putShort((short) 0);
  }

  private static void end(ByteBuffer zip, int count, int directory) {
    int size = zip.position() - directory;
    zip.putInt(END).putInt(0).putShort((short) count).putShort((short) count);
    zip.putInt(size).putInt(directory).putShort((short) 0);
  }
}
