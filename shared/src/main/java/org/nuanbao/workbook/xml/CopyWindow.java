package org.nuanbao.workbook.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The range of a part that is in memory while {@link TagStream} copies it. */
final class CopyWindow {
  static final int USUAL = 1 << 16;
  static final int SMALL = 1 << 9;

  private final InputStream in;
  private final OutputStream out;

  /** A {@code <} follows the last byte, so that loops of scanning need no bound. */
  byte[] bytes;

  int limit;

  /** The first byte that has not been copied. */
  int copied;

  private boolean ended;

  CopyWindow(InputStream in, OutputStream out, int size) {
    this.in = in;
    this.out = out;
    this.bytes = new byte[size];
    this.bytes[0] = '<';
  }

  /** Reads the beginning of the part, and returns where its root element may begin. */
  int begin() {
    int moved = 0;
    while (limit < 256 && moved >= 0) {
      moved = more(0, true);
    }
    int at = limit > 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    if (bytes[at] == '<' && bytes[at + 1] == '?') {
      int stop = at;
      while (stop < limit && bytes[stop] != '>') {
        stop++;
      }
      if (!PlainTokens.DECLARATION.matcher(string(at, Math.min(stop + 1, limit))).matches()) {
        throw new NotPlain("declaration");
      }
      at = stop + 1;
    }
    int end = at;
    while (bytes[at] != '<') {
      if (!Tag.isSpace(bytes[at])) {
        throw new NotPlain("text before the root element");
      }
      at++;
    }
    return end;
  }

  /** Copies up to this byte what has not been copied. */
  void flush(int to) {
    if (copied < to) {
      try {
        out.write(bytes, copied, to - copied);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      copied = to;
    }
  }

  void write(String xml) {
    byte[] utf8 = xml.getBytes(StandardCharsets.UTF_8);
    try {
      out.write(utf8, 0, utf8.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void copyRest() {
    while (!ended) {
      flush(limit);
      more(limit, true);
    }
    flush(limit);
  }

  /**
   * Reads more bytes after the present ones.
   *
   * @param from the first byte that is still wanted
   * @param copying whether the bytes before it are copied, as they then can be
   * @return by how much the window has moved; -1 at the end
   */
  int more(int from, boolean copying) {
    if (ended) {
      return -1;
    }
    if (copying) {
      flush(from);
    }
    int moved = Math.min(from, copied);
    System.arraycopy(bytes, moved, bytes, 0, limit - moved);
    limit -= moved;
    copied -= moved;
    if (limit >= bytes.length - 2) {
      if (bytes.length >= XmlTokens.LONGEST) {
        throw new FileRefusal(Problem.TOO_LONG);
      }
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    fill();
    return moved;
  }

  private void fill() {
    try {
      while (limit < bytes.length - 2) {
        int count = in.read(bytes, limit, bytes.length - 2 - limit);
        if (count < 0) {
          ended = true;
          break;
        }
        limit += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes[limit] = '<';
  }

  /**
   * The value of an attribute of a tag, by its name with its prefix; null if the tag has none.
   *
   * @param start the end of the tag's name
   * @param to the end of the tag
   */
  @Nullable String attribute(int start, int to, String ascii) {
    int at = start;
    while (true) {
      int from = skipSpace(at);
      if (from >= to - 1 || bytes[from] == '/') {
        return null;
      }
      int nameTo = from;
      while (TagStream.isNameByte(bytes[nameTo])) {
        nameTo++;
      }
      int equals = skipSpace(nameTo);
      int quote = skipSpace(equals + 1);
      if (nameTo == from
          || bytes[equals] != '='
          || quote >= to - 1
          || (bytes[quote] != '"' && bytes[quote] != '\'')) {
        throw new NotPlain("attribute");
      }
      int value = quote + 1;
      while (bytes[value] != bytes[quote]) {
        value++;
      }
      if (nameTo - from == ascii.length()
          && bytes[from] == ascii.charAt(0)
          && string(from, nameTo).equals(ascii)) {
        return decoded(quote + 1, value);
      }
      at = value + 1;
    }
  }

  private int skipSpace(int from) {
    int at = from;
    while (Tag.isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The text between two places, with its references replaced. */
  String decoded(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '&' || bytes[i] == '\r') {
        ByteSpan replaced = new ByteSpan();
        new Entities().replace(bytes, from, to, replaced);
        return replaced.toString();
      }
    }
    return string(from, to);
  }

  String string(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
