package org.nuanbao.workbook.recognise;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.FigureForm;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/**
 * A table of figures whose places are known.
 *
 * @param rows the rows of the sheet
 * @param top number of the row in which its print begins; fields are above it or below its last row
 * @param first number of its first row of figures
 * @param spots by item ref, for every item
 */
record FigureTable(
    FigureForm form, List<KeptRow> rows, int top, int first, Map<String, FigureCells.Spot> spots) {

  FoundForm read(String sheet, SheetEnd end) {
    List<KeptRow> known =
        spots.values().stream()
            .map(FigureCells.Spot::row)
            .distinct()
            .sorted(Comparator.comparingInt(KeptRow::number))
            .toList();
    Set<Integer> columns =
        spots.values().stream().map(FigureCells.Spot::column).collect(Collectors.toSet());
    FileFindings findings = new FileFindings(sheet);
    tellUnread(findings, known, columns);
    Body.Figures figures = new FigureCells(form, spots, end, findings).read();
    int last = known.getLast().number();
    List<KeptRow> around =
        rows.stream().filter(row -> row.number() < top || row.number() > last).toList();
    Map<String, Entry> fields = new FieldCells(form, end.merged()).read(around);
    AnswerFaults faults = new AnswerFaults();
    faults.fields(form.fields(), fields, around);
    faults.tell(findings);
    return FoundForm.of(form, sheet, fields, figures, findings.all());
  }

  /** Reports rows and columns that somebody has added, so that nobody thinks they were read. */
  private void tellUnread(FileFindings findings, List<KeptRow> known, Set<Integer> columns) {
    int most = known.stream().mapToInt(KeptRow::width).max().orElse(0);
    int labels = columns.stream().mapToInt(Integer::intValue).min().orElse(most);
    for (int column = labels + 1; column < most; column++) {
      if (!columns.contains(column)) {
        unread(findings, known, column);
      }
    }
    int last = known.getLast().number();
    for (KeptRow row : rows) {
      if (row.number() >= first && row.number() <= last && !known.contains(row)) {
        unread(findings, row, columns);
      }
    }
  }

  private void unread(FileFindings findings, List<KeptRow> known, int column) {
    Optional<KeptRow> filled = known.stream().filter(row -> row.hasContent(column)).findFirst();
    if (filled.isEmpty()) {
      return;
    }
    for (KeptRow row : rows.reversed()) {
      if (row.number() < first && !row.label(column).isEmpty()) {
        findings.unknownColumn(row.cell(column), row.label(column));
        return;
      }
    }
    findings.unknownColumn(filled.get().cell(column), CellName.column(column));
  }

  private static void unread(FileFindings findings, KeptRow row, Set<Integer> columns) {
    if (columns.stream().noneMatch(column -> row.value(column) instanceof Value.Numeric)) {
      return;
    }
    for (int column = 0; column < row.width(); column++) {
      if (row.value(column) instanceof Value.Text) {
        findings.unknownRow(row.cell(column), row.label(column));
        return;
      }
    }
  }
}
