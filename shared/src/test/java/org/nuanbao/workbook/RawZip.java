package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Writes zip files byte by byte, so that each of their lies can be told. */
final class RawZip {
  /** One entry; what its two headers say may differ from what it is. */
  static final class Entry {
    private final String name;
    private byte[] packed;
    private String localName;
    private int method = 8;
    private int flags;
    private int attributes;
    private int madeBy = 20;
    private long localCrc;
    private long crc;
    private long localSize;
    private long size;
    private int overlap;

    Entry(String name, byte[] content) {
      this.name = name;
      this.localName = name;
      this.packed = deflated(content);
      CRC32 sum = new CRC32();
      sum.update(content);
      crc = sum.getValue();
      localCrc = crc;
      size = content.length;
      localSize = size;
    }

    Entry localName(String other) {
      localName = other;
      return this;
    }

    Entry flags(int value) {
      flags = value;
      return this;
    }

    Entry crc(long value) {
      crc = value;
      localCrc = value;
      return this;
    }

    Entry localSize(long value) {
      localSize = value;
      return this;
    }

    Entry size(long value) {
      size = value;
      localSize = value;
      return this;
    }

    /** Without so much as the block that ends what is deflated. */
    Entry unpacked() {
      packed = new byte[0];
      return this;
    }

    Entry symbolicLink() {
      madeBy = 3 << 8;
      attributes = 0xA1FF0000;
      return this;
    }

    /** Begins this many bytes before the end of the entry before it. */
    Entry overlapping(int bytes) {
      overlap = bytes;
      return this;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  static Map<String, byte[]> parts(byte[] zip) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  static byte[] of(Map<String, byte[]> parts) {
    RawZip zip = new RawZip();
    parts.forEach((name, content) -> zip.add(new Entry(name, content)));
    return zip.bytes();
  }

  RawZip add(Entry entry) {
    entries.add(entry);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    for (Entry entry : entries) {
      offsets.add(out.size() - entry.overlap);
      byte[] name = entry.localName.getBytes(StandardCharsets.UTF_8);
      ByteBuffer header = buffer(30 + name.length);
      header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
      header.putShort((short) entry.method).putInt(0);
      header.putInt((int) entry.localCrc).putInt(entry.packed.length);
      header.putInt((int) entry.localSize);
      header.putShort((short) name.length).putShort((short) 0).put(name);
      out.writeBytes(written(header));
      out.writeBytes(entry.packed);
    }
    int directory = out.size();
    for (int i = 0; i < entries.size(); i++) {
      out.writeBytes(central(entries.get(i), offsets.get(i)));
    }
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putInt(0);
    end.putShort((short) entries.size()).putShort((short) entries.size());
    end.putInt(out.size() - directory).putInt(directory).putShort((short) 0);
    out.writeBytes(written(end));
    return out.toByteArray();
  }

  private static byte[] central(Entry entry, int offset) {
    byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = buffer(46 + name.length);
    header.putInt(0x02014b50).putShort((short) entry.madeBy).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc).putInt(entry.packed.length).putInt((int) entry.size);
    header.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putShort((short) 0).putInt(entry.attributes).putInt(offset);
    return written(header.put(name));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(block, 0, deflater.deflate(block));
    }
    deflater.end();
    return out.toByteArray();
  }
}
