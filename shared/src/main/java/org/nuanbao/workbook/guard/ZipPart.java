package org.nuanbao.workbook.guard;

/**
 * An entry of the zip, on which its central directory and its local header agree.
 *
 * @param method 0 stored, 8 deflated
 * @param compressed bytes in the file
 * @param size bytes inflated, as claimed
 * @param offset of the local header
 * @param data offset of the first byte of the content
 * @param described whether a data descriptor follows the content
 */
public record ZipPart(
    String name,
    int method,
    long crc,
    long compressed,
    long size,
    int offset,
    int data,
    boolean described) {

  /** The offset of the first byte after the content. */
  int end() {
    return (int) (data + compressed);
  }
}
