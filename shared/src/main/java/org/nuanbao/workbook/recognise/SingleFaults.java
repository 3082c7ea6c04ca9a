package org.nuanbao.workbook.recognise;

import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.Entry;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetEnd;

/** What is wrong with how a card's cells were filled in. */
final class SingleFaults {
  private final FileFindings findings;
  private final SinglePlaces places;
  private final SheetEnd end;

  SingleFaults(String sheet, SinglePlaces places, SheetEnd end) {
    this.findings = new FileFindings(sheet);
    this.places = places;
    this.end = end;
  }

  /** Looks at the cell of an answer. */
  void see(String ref, String label, Entry entry) {
    String cell = entry.cell();
    Range at = cell == null ? null : Range.parse(cell);
    if (cell == null || at == null || entry.value().isBlank()) {
      return;
    }
    int column = at.firstColumn();
    places
        .row(at.firstRow())
        .ifPresent(row -> {
          if (row.isFormula(column)) {
            findings.formula(List.of(ref), List.of(cell), label);
          }
          if (row.isHidden() || end.hiddenColumns().get(column)) {
            findings.hidden(List.of(ref), List.of(cell), "单元格 " + cell, "A cell is");
          }
        });
  }

  void changed(PrintedLine line, String cell) {
    findings.lineChanged(line.questions(), cell, line.blank());
  }

  List<Finding> all() {
    return findings.all();
  }
}
