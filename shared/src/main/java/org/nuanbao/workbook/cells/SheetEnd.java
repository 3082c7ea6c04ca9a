package org.nuanbao.workbook.cells;

import java.util.BitSet;
import java.util.List;

/**
 * What is known of a sheet once it has been read.
 *
 * @param hiddenColumns indexes from 0, of the kept columns
 */
public record SheetEnd(BitSet hiddenColumns, List<Range> merged) {}
