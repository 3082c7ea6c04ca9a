package org.nuanbao.workbook;

/**
 * How much a workbook is to whoever opens it whole, counted while it was read.
 *
 * @param cells of all sheets, empty ones and rows without any among them
 * @param bytes of all its parts, inflated
 */
public record Bulk(long cells, long bytes) {
  static final Bulk NONE = new Bulk(0, 0);
}
