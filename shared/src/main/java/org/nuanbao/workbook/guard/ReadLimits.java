package org.nuanbao.workbook.guard;

import java.time.Duration;

/**
 * The most that reading a file may cost us.
 *
 * @param bytes size of the file
 * @param entries entries of the zip, worksheets not counted
 * @param inflated bytes of all parts together
 * @param ratio inflated to deflated bytes of a part, once it is larger than {@code ratioFloor}
 * @param ratioFloor bytes up to which a part's ratio does not matter
 * @param sheets sheets of the workbook
 * @param strings shared strings
 * @param textBytes bytes of all shared strings together; as many of all rows kept as bytes
 * @param lines data rows of a roster that are kept as values
 * @param time time for the whole reading
 */
public record ReadLimits(
    long bytes,
    int entries,
    long inflated,
    int ratio,
    long ratioFloor,
    int sheets,
    int strings,
    long textBytes,
    int lines,
    Duration time) {

  /** The last row of a sheet, whatever a file claims (ECMA-376, as Excel implements it). */
  public static final int SHEET_ROWS = 1_048_576;

  /** The number of columns of a sheet; the last is XFD. */
  public static final int SHEET_COLUMNS = 16_384;

  /** How many columns are kept; further ones are only checked for their place. */
  public static final int KEPT_COLUMNS = 64;

  /** The most UTF-16 units in one cell. */
  public static final int CELL_TEXT = 32_767;

  /** The limits of a deployed function: 50 MB, 1 GB inflated, five seconds. */
  public static ReadLimits standard() {
    long heap = Runtime.getRuntime().maxMemory();
    return new ReadLimits(
        50L << 20,
        1_000,
        1L << 30,
        100,
        4L << 20,
        100,
        4_000_000,
        Math.min(256L << 20, heap / 3),
        (int) Math.min(SHEET_ROWS, Math.max(20_000, heap / 1_400)),
        Duration.ofSeconds(5));
  }

  /** As good as the most bytes that are inflated from a part before it is refused. */
  public long inflated(ZipPart part) {
    return Math.min(part.size(), Math.max(ratioFloor, part.compressed() * ratio));
  }

  /** The most rows of a roster, most of which are kept as bytes. */
  public int packedLines() {
    return (int) Math.min(SHEET_ROWS, 5L * lines);
  }

  /** The same limits with another time. */
  public ReadLimits within(Duration other) {
    return new ReadLimits(
        bytes, entries, inflated, ratio, ratioFloor, sheets, strings, textBytes, lines, other);
  }

  /** The same limits, where each part is inflated this often. */
  public ReadLimits times(int passes) {
    return new ReadLimits(
        bytes,
        entries,
        inflated * passes,
        ratio,
        ratioFloor,
        sheets,
        strings,
        textBytes,
        lines,
        time);
  }
}
