package org.nuanbao.functions.dynamo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Shows what is packed in an item, for tests that compare what two runs have stored. */
public final class PackedContent {
  private PackedContent() {}

  /** Whether these are sums with their record. */
  public static boolean isOfSums(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == PackedSums.FORMAT;
  }

  /** The numbers as characters of one byte each, and the record as JSON. */
  public static String ofSums(byte[] bytes) {
    return new String(PackedSums.inflated(bytes), ISO_8859_1);
  }
}
