package org.nuanbao.workbook.recognise;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.FigureForm;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/**
 * A table of figures whose places are known.
 *
 * @param rows of the sheet
 * @param top number of the row its print begins in; fields stand above it, or below its last row
 * @param first number of its first row of figures
 * @param spots by item ref, of every item
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
    new Unread(rows, first, known, columns).tell(findings);
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
}
