package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Map;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/** What is wrong with how a card's cells were filled in. */
final class SingleFaults {
  private final FileFindings findings;
  private final AnswerFaults faults = new AnswerFaults();
  private final SinglePlaces places;
  private final SheetEnd end;

  SingleFaults(String sheet, SinglePlaces places, SheetEnd end) {
    this.findings = new FileFindings(sheet);
    this.places = places;
    this.end = end;
  }

  /** Looks at the cell of an answer. */
  void see(String ref, String label, ValueType type, Entry entry) {
    String cell = entry.cell();
    Range at = cell == null ? null : Range.parse(cell);
    if (at != null) {
      places
          .row(at.firstRow())
          .ifPresent(row -> see(ref, label, type, entry.value(), row, at.firstColumn()));
    }
  }

  private void see(String ref, String label, ValueType type, Value value, KeptRow row, int column) {
    faults.see(type, ref, label, row, column);
    boolean formula = row.isReckoned(column);
    if (formula && (!value.isBlank() || row.isUncalculated(column))) {
      faults.formula(ref, label, row, column);
    }
    if (!value.isBlank()) {
      faults.place(ref, row, column, end.hiddenColumns());
    }
  }

  /** Looks at the blanks around the card's questions. */
  void fields(List<Field> fields, Map<String, Entry> entries) {
    faults.fields(fields, entries, places.rows());
  }

  void changed(PrintedLine line, String cell) {
    findings.lineChanged(line.questions(), cell, line.blank());
  }

  List<Finding> all() {
    faults.tell(findings);
    return findings.all();
  }
}
