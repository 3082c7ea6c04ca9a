package org.nuanbao.workbook.xml;

import java.nio.charset.StandardCharsets;

/** A range of UTF-8 bytes in another object's buffer; valid until the next token. */
public final class ByteSpan {
  private static final byte[] NONE = {};

  byte[] buffer = NONE;
  int start;
  int end;

  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  public int length() {
    return end - start;
  }

  public byte at(int index) {
    return buffer[start + index];
  }

  public ByteSpan set(byte[] from, int first, int last) {
    buffer = from;
    start = first;
    end = last;
    return this;
  }

  /** Whether this is exactly the given ASCII text. */
  public boolean is(String ascii) {
    if (length() != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is true as a boolean of XML Schema. */
  public boolean isTrue() {
    return is("1") || is("true");
  }

  /** The whole number of at most nine digits; -1 if it is anything else. */
  public int number() {
    if (length() == 0 || length() > 9) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Whether this is a decimal number below the bound and not negative. */
  public boolean isBelow(double bound) {
    double number = 0;
    double place = 0;
    for (int i = start; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = place == 0 ? number * 10 + digit : number + digit * place;
        place /= 10;
      } else if (buffer[i] == '.' && place == 0) {
        place = 0.1;
      } else {
        return buffer[i] == 'E' && i > start && i + 1 < end && buffer[i + 1] == '-';
      }
    }
    return length() > 0 && number < bound;
  }

  @Override
  public String toString() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}
