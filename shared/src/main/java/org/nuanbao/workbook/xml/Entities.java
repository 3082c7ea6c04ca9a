package org.nuanbao.workbook.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Replaces references in text and attribute values, and normalises line ends (XML 1.0, 2.11). */
final class Entities {
  private byte[] out = new byte[256];
  private int size;

  /** Forgets what was written for the last token. */
  void clear() {
    size = 0;
  }

  void replace(byte[] bytes, int start, int end, ByteSpan into) {
    // A reference is never shorter than the UTF-8 of its character.
    if (size + end - start > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + end - start));
    }
    int first = size;
    int at = start;
    while (at < end) {
      byte next = bytes[at];
      if (next == '&') {
        at = reference(bytes, at + 1, end);
      } else if (next == '\r') {
        out[size++] = '\n';
        at += at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
      } else {
        out[size++] = next;
        at++;
      }
    }
    into.set(out, first, size);
  }

  private int reference(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && at < start + 10 && bytes[at] != ';') {
      at++;
    }
    if (at >= end || bytes[at] != ';') {
      throw new NotPlain("reference");
    }
    String name = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    write(
        switch (name) {
          case "amp" -> '&';
          case "lt" -> '<';
          case "gt" -> '>';
          case "quot" -> '"';
          case "apos" -> '\'';
          default -> character(name);
        });
    return at + 1;
  }

  private static int character(String name) {
    boolean hex = name.startsWith("#x");
    int radix = hex ? 16 : 10;
    int from = hex ? 2 : 1;
    if (!name.startsWith("#") || name.length() == from) {
      throw new NotPlain("named reference");
    }
    int code = 0;
    for (int i = from; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), radix);
      if (digit < 0 || name.charAt(i) > 'f') {
        throw new NotPlain("character reference");
      }
      code = code * radix + digit;
      if (code > Character.MAX_CODE_POINT) {
        throw new NotPlain("character reference");
      }
    }
    boolean legal =
        code >= 0x20 ? code < 0xd800 || code > 0xdfff : code == 9 || code == 10 || code == 13;
    if (!legal || code == 0xfffe || code == 0xffff) {
      throw new NotPlain("character reference");
    }
    return code;
  }

  private void write(int code) {
    if (code < 0x80) {
      out[size++] = (byte) code;
    } else if (code < 0x800) {
      out[size++] = (byte) (0xc0 | code >> 6);
      out[size++] = (byte) (0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      out[size++] = (byte) (0xe0 | code >> 12);
      out[size++] = (byte) (0x80 | (code >> 6 & 0x3f));
      out[size++] = (byte) (0x80 | (code & 0x3f));
    } else {
      out[size++] = (byte) (0xf0 | code >> 18);
      out[size++] = (byte) (0x80 | (code >> 12 & 0x3f));
      out[size++] = (byte) (0x80 | (code >> 6 & 0x3f));
      out[size++] = (byte) (0x80 | (code & 0x3f));
    }
  }
}
