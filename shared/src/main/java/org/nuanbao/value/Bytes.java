package org.nuanbao.value;

import java.util.Arrays;

/** A file's bytes; equal if all bytes are equal. Not copied, so nobody may change them. */
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

  /** Shows only how many bytes there are: the content must not be printed. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
