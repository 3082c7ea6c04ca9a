package org.nuanbao.workbook.cells;

import java.util.BitSet;
import java.util.List;

/**
 * What is known of a sheet once it has been read.
 *
 * @param hiddenColumns indexes from 0, of the kept columns
 * @param cells how many there are, and rows; those without content, and of columns not kept, too
 */
public record SheetEnd(BitSet hiddenColumns, List<Range> merged, long cells) {
  /** Points; nobody reads what stands in a row that is less high. */
  static final double SEEN_HEIGHT = 2;

  /** Widths of a digit; nobody reads what stands in a column that is less wide. */
  static final double SEEN_WIDTH = 0.25;
}
