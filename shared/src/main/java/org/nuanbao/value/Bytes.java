package org.nuanbao.value;

import java.util.Arrays;

/** A file's bytes; two are equal when all of them are. Not copied: whoever has them leaves them. */
public final class Bytes {
  private final byte[] bytes;

  public Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] array() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Their number only: what they say is nobody's who prints them. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
