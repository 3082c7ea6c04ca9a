package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.cells.Range;

/** Which cells of a sheet are merged; others stand for themselves. */
final class Merges {
  private record Corner(int row, int column) {}

  private final Map<Corner, Range> byCorner = new HashMap<>();

  private Merges() {}

  static Merges of(List<Range> merged) {
    Merges merges = new Merges();
    for (Range range : merged) {
      merges.byCorner.put(new Corner(range.firstRow(), range.firstColumn()), range);
    }
    return merges;
  }

  /** Whether this is the first of several cells that are one. */
  boolean isMerged(int row, int column) {
    return byCorner.containsKey(new Corner(row, column));
  }

  int lastColumn(int row, int column) {
    Range range = byCorner.get(new Corner(row, column));
    return range == null ? column : range.lastColumn();
  }

  int lastRow(int row, int column) {
    Range range = byCorner.get(new Corner(row, column));
    return range == null ? row : range.lastRow();
  }
}
