package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.form.Column;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;

/** Cells of a list that are merged over several of its rows, such as those of a household. */
final class MergedRows {
  private final List<Column> columns;
  private final int[] at;

  /**
   * The merged cells of one list.
   *
   * @param at the sheet's column for each column of the list; negative if there is none
   */
  MergedRows(List<Column> columns, int[] at) {
    this.columns = columns;
    this.at = at.clone();
  }

  /**
   * The rows with merged cells filled in: where the column allows it, each row gets the value of
   * the cell it is merged with.
   */
  List<Line> filled(List<Line> lines, List<Range> merged) {
    if (merged.stream().noneMatch(this::isAllowed)) {
      return lines;
    }
    List<Line> filled = new ArrayList<>(lines);
    for (Range range : merged) {
      int column = allowed(range);
      if (column < 0) {
        continue;
      }
      Value value = Value.Blank.IT;
      for (int i = from(filled, range.firstRow());
          i < filled.size() && filled.get(i).sheetRow() <= range.lastRow();
          i++) {
        Line line = filled.get(i);
        if (line.sheetRow() == range.firstRow()) {
          value = line.values().get(column);
        } else {
          List<Value> values = new ArrayList<>(line.values());
          values.set(column, value);
          filled.set(i, new Line(line.number(), line.sheetRow(), values));
        }
      }
    }
    return filled;
  }

  /** The index of the first line at or below this row of the sheet; lines are in sheet order. */
  private static int from(List<Line> lines, int row) {
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).sheetRow() < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether these cells may be merged. */
  boolean isAllowed(Range range) {
    return allowed(range) >= 0;
  }

  private int allowed(Range range) {
    for (int i = 0; i < at.length; i++) {
      if (at[i] == range.firstColumn() && columns.get(i).once()) {
        return range.firstRow() < range.lastRow() ? i : -1;
      }
    }
    return -1;
  }
}
