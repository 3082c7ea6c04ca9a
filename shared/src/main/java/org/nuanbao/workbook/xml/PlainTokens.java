package org.nuanbao.workbook.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.xml.XmlTokens.Token;

/**
 * Scans the plain XML that spreadsheet programs write: UTF-8, without DTD, comment or processing
 * instruction, with elements of one default namespace. Anything else ends in {@link NotPlain} and
 * is left to Aalto.
 */
final class PlainTokens implements XmlTokens {
  static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml\\s+version=([\"'])1\\.0\\1(\\s+encoding=([\"'])(?i:utf-8)\\3)?"
              + "(\\s+standalone=([\"'])(yes|no)\\5)?\\s*\\?>");
  private static final byte[] QUOTED = "[CDATA[".getBytes(StandardCharsets.US_ASCII);
  private static final int MORE = -1;

  private final InputStream in;
  private final Window window;
  private final Entities entities = new Entities();
  private final Tag tag = new Tag(entities);
  private final OpenElements open = new OpenElements();
  private final ByteSpan text = new ByteSpan();
  private Name name = Name.OTHER;
  private boolean started;
  private boolean closing;

  PlainTokens(InputStream in) {
    this.in = in;
    this.window = new Window(in);
  }

  @Override
  public Name name() {
    return name;
  }

  @Override
  public @Nullable ByteSpan attribute(Attribute attribute) {
    return tag.attribute(attribute);
  }

  @Override
  public ByteSpan text() {
    return text;
  }

  @Override
  public Token next() {
    if (!started) {
      started = true;
      declaration();
    }
    if (closing) {
      closing = false;
      name = open.close();
      return Token.END;
    }
    while (true) {
      if (window.position == window.limit && !window.more()) {
        return end();
      }
      if (window.position == window.limit) {
        continue;
      }
      Token token = window.bytes[window.position] == '<' ? markup() : characters();
      if (token != null) {
        return token;
      }
      if (!window.more()) {
        throw new NotPlain("ends within a token");
      }
    }
  }

  @Override
  public void scan(Scanner scanner) {
    if (!closing && open.depth() > 0) {
      window.position = scanner.scan(window.bytes, window.position);
    }
  }

  private Token end() {
    if (!open.isFinished()) {
      throw new NotPlain("ends within an element");
    }
    return Token.DONE;
  }

  private void declaration() {
    boolean more = true;
    while (more && window.limit < 256) {
      more = window.more();
    }
    byte[] bytes = window.bytes;
    int at = 0;
    if (window.limit > 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
      at = 3;
    }
    if (bytes[at] == '<' && bytes[at + 1] == '?') {
      int stop = at;
      while (stop < window.limit && stop < at + 200 && bytes[stop] != '>') {
        stop++;
      }
      String text = new ByteSpan().set(bytes, at, Math.min(stop + 1, window.limit)).toString();
      if (!DECLARATION.matcher(text).matches()) {
        throw new NotPlain("declaration");
      }
      at = stop + 1;
    }
    window.position = at;
  }

  /** Reads a tag; null if it goes on after the window. */
  private @Nullable Token markup() {
    int at = window.position + 1;
    byte first = window.bytes[at];
    if (first == '/') {
      return closed(at + 1);
    }
    if (first == '?') {
      throw new NotPlain("instruction");
    }
    if (first == '!') {
      return quoted(at + 1);
    }
    return first == 0 && at >= window.limit ? null : opened(at);
  }

  /** Reads a CDATA section, in which our own writer puts texts with many {@code &}. */
  private @Nullable Token quoted(int from) {
    byte[] bytes = window.bytes;
    int at = from;
    for (byte wanted : QUOTED) {
      if (bytes[at] != wanted) {
        if (at >= window.limit) {
          return null;
        }
        throw new NotPlain("declaration or comment");
      }
      at++;
    }
    int start = at;
    while (bytes[at] != ']' || bytes[at + 1] != ']' || bytes[at + 2] != '>') {
      byte next = bytes[at];
      if (next >= 0 && next < ' ' && next != '\n' && next != '\t') {
        if (at >= window.limit) {
          return null;
        }
        throw new NotPlain("control character");
      }
      at++;
    }
    if (open.depth() == 0) {
      throw new NotPlain("text outside the root element");
    }
    text.set(bytes, start, at);
    window.position = at + 3;
    return Token.TEXT;
  }

  private @Nullable Token opened(int at) {
    entities.clear();
    int end = tag.read(window.bytes, at, window.limit);
    if (end == MORE) {
      return null;
    }
    name = open.open(tag, window.bytes);
    closing = tag.isEmpty();
    window.position = end;
    return Token.START;
  }

  private @Nullable Token closed(int start) {
    byte[] bytes = window.bytes;
    int at = start;
    long hash = 0;
    while (Tag.isNameByte(bytes[at])) {
      hash = Tag.hash(hash, bytes[at]);
      at++;
    }
    while (Tag.isSpace(bytes[at])) {
      at++;
    }
    if (at >= window.limit) {
      return null;
    }
    if (bytes[at] != '>') {
      throw new NotPlain("end tag");
    }
    name = open.close(hash);
    window.position = at + 1;
    return Token.END;
  }

  private @Nullable Token characters() {
    byte[] bytes = window.bytes;
    int start = window.position;
    int at = start;
    boolean replace = false;
    while (bytes[at] != '<') {
      byte next = bytes[at];
      if (next == '&' || next == '\r') {
        replace = true;
      } else if (next >= 0 && next < ' ' && next != '\n' && next != '\t') {
        if (at >= window.limit) {
          break;
        }
        throw new NotPlain("control character");
      } else if (next == '>' && at >= start + 2 && bytes[at - 1] == ']' && bytes[at - 2] == ']') {
        throw new NotPlain("]]>");
      }
      at++;
    }
    if (at >= window.limit && open.depth() > 0) {
      return null;
    }
    if (open.depth() == 0) {
      return outside(bytes, start, at);
    }
    if (replace) {
      entities.clear();
      entities.replace(bytes, start, at, text);
    } else {
      text.set(bytes, start, at);
    }
    window.position = at;
    return Token.TEXT;
  }

  /** Skips white space before and after the root element. */
  private Token outside(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Tag.isSpace(bytes[i])) {
        throw new NotPlain("text outside the root element");
      }
    }
    window.position = end;
    return next();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * The range of a part that is in memory. A NUL follows its last byte. As no XML text holds a NUL,
   * scanning loops need no bound.
   */
  private static final class Window {
    private final InputStream in;
    private final Utf8 utf8 = new Utf8();
    byte[] bytes = new byte[1 << 16];

    /** The start of the token that is being read. */
    int position;

    int limit;
    private boolean ended;

    Window(InputStream in) {
      this.in = in;
    }

    /**
     * Reads more bytes after the present ones and moves the token to the front; false at the end.
     */
    boolean more() {
      if (ended) {
        return false;
      }
      if (position > 0) {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
      }
      if (limit >= bytes.length - 1) {
        if (bytes.length >= XmlTokens.LONGEST) {
          throw new FileRefusal(Problem.TOO_LONG);
        }
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      fill();
      return true;
    }

    private void fill() {
      int from = limit;
      try {
        while (limit < bytes.length - 1) {
          int count = in.read(bytes, limit, bytes.length - 1 - limit);
          if (count < 0) {
            ended = true;
            break;
          }
          limit += count;
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      bytes[limit] = 0;
      if (!utf8.accepts(bytes, from, limit) || (ended && !utf8.complete())) {
        throw new NotPlain("not UTF-8");
      }
    }
  }
}
