package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nuanbao.form.Column;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetRow;

/** Compares the sub-totals printed among the rows of a list with the rows above them. */
final class Subtotals {
  /** A figure that differs from the sum of the rows above it. */
  record Wrong(String cell, int row, String label, BigDecimal said, BigDecimal sum) {}

  private final List<Column> columns;
  private final BigDecimal[] group;
  private final BigDecimal[] all;
  private final List<Wrong> wrong = new ArrayList<>();

  /** How many lines were added up. */
  private int added;

  Subtotals(List<Column> columns) {
    this.columns = columns;
    this.group = new BigDecimal[columns.size()];
    this.all = new BigDecimal[columns.size()];
    Arrays.fill(group, BigDecimal.ZERO);
    Arrays.fill(all, BigDecimal.ZERO);
  }

  private void add(List<Line> lines) {
    for (Line line : lines) {
      for (int i = 0; i < group.length; i++) {
        if (columns.get(i).type().isAdded()
            && line.values().get(i) instanceof Value.Numeric(BigDecimal number)) {
          group[i] = group[i].add(number);
          all[i] = all[i].add(number);
        }
      }
    }
  }

  /**
   * Checks a sub-total: it may add up the rows since the one before, or all rows so far. A formula
   * in it is not checked, because the spreadsheet computes it.
   *
   * @param at the sheet's column of each column; negative if there is none
   * @param lines all rows so far
   */
  void close(SheetRow row, int[] at, List<Line> lines) {
    boolean any = added < lines.size();
    add(lines.subList(added, lines.size()));
    added = lines.size();
    for (int i = 0; i < group.length && any; i++) {
      Column column = columns.get(i);
      if (at[i] < 0 || !column.type().isAdded() || row.isFormula(at[i])) {
        continue;
      }
      Value said = Typing.typed(column.answer(), AsShown.value(column.type(), row, at[i]));
      if (said instanceof Value.Numeric(BigDecimal number)
          && number.compareTo(group[i]) != 0
          && number.compareTo(all[i]) != 0) {
        wrong.add(new Wrong(row.cell(at[i]), row.number(), column.label(), number, group[i]));
      }
    }
    Arrays.fill(group, BigDecimal.ZERO);
  }

  void tell(FileFindings findings) {
    wrong.forEach(it -> findings.subtotal(it.cell(), it.row(), it.label(), it.said(), it.sum()));
  }
}
