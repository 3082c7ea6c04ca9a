package org.nuanbao.workbook.recognise;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;

/**
 * Tells of rows and columns that somebody has added to a table of figures: they are not read, and
 * nobody should believe they were.
 */
final class Unread {
  private static final int LONGEST = 20;

  private final List<KeptRow> above;
  private final List<KeptRow> table;
  private final Collection<KeptRow> known;
  private final Set<Integer> columns;

  /**
   * A table of figures.
   *
   * @param first number of its first row of figures
   * @param known its rows that are read
   * @param columns of the sheet, that are read
   */
  Unread(List<KeptRow> rows, int first, Collection<KeptRow> known, Set<Integer> columns) {
    int last = known.stream().mapToInt(KeptRow::number).max().orElse(first);
    this.above = rows.stream().filter(row -> row.number() < first).toList();
    this.table =
        rows.stream().filter(row -> row.number() >= first && row.number() <= last).toList();
    this.known = known;
    this.columns = columns;
  }

  void tell(FileFindings findings) {
    int most = known.stream().mapToInt(KeptRow::width).max().orElse(0);
    int labels = columns.stream().mapToInt(Integer::intValue).min().orElse(most);
    for (int column = labels + 1; column < most; column++) {
      if (!columns.contains(column)) {
        column(column, findings);
      }
    }
    for (KeptRow row : table) {
      if (!known.contains(row)) {
        row(row, findings);
      }
    }
  }

  private void column(int column, FileFindings findings) {
    boolean filled = known.stream().anyMatch(row -> row.hasContent(column));
    if (!filled) {
      return;
    }
    for (KeptRow row : above.reversed()) {
      if (!row.label(column).isEmpty()) {
        findings.unknownColumn(row.cell(column), shortened(row.label(column)));
        return;
      }
    }
    known.stream()
        .filter(row -> row.hasContent(column))
        .findFirst()
        .ifPresent(row -> findings.unknownColumn(row.cell(column), CellName.column(column)));
  }

  private void row(KeptRow row, FileFindings findings) {
    boolean filled =
        columns.stream().anyMatch(column -> row.value(column) instanceof Value.Numeric);
    if (!filled) {
      return;
    }
    for (int column = 0; column < row.width(); column++) {
      if (row.value(column) instanceof Value.Text) {
        findings.unknownRow(row.cell(column), shortened(row.label(column)));
        return;
      }
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
