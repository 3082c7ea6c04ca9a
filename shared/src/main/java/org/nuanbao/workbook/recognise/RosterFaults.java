package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.ReadLimits;

/** What is wrong with a roster's sheet itself, collected while its rows are read. */
final class RosterFaults {
  private static final int SHOWN = 1_000;

  private final Roster form;
  private final int[] columns;
  private final BitSet known = new BitSet();

  /** Which of the sheet's columns are filled in, a bit each. */
  private long filled;

  private final BitSet hiddenRows = new BitSet();
  private final AnswerFaults faults = new AnswerFaults();
  private final List<String> belowEnd = new ArrayList<>();

  RosterFaults(Roster form, int[] columns) {
    this.form = form;
    this.columns = columns.clone();
    for (int column : columns) {
      if (column >= 0) {
        known.set(column);
      }
    }
  }

  /**
   * Checks a row.
   *
   * @param own columns of the form whose formula is a sum the form itself asks for
   */
  void see(SheetRow row, Line line, BitSet own) {
    if (row.isHidden()) {
      hiddenRows.set(line.number());
    }
    fill(row);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && columns[i] < row.width()) {
        see(row, line, form.columns().get(i), columns[i], own.get(i));
      }
    }
  }

  /** Takes a row in which nothing is to be found. */
  void see(SheetRow usual) {
    fill(usual);
  }

  private void fill(SheetRow row) {
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column)) {
        filled |= 1L << column;
      }
    }
  }

  private boolean isFilled(int column) {
    return ((filled >>> column) & 1) != 0;
  }

  private void see(SheetRow row, Line line, Column asked, int column, boolean own) {
    boolean picture = row.isPicture(column);
    boolean formula = row.isFormula(column) && !picture;
    if (formula
        || picture
        || row.isStruck(column)
        || !AsShown.isPlain(asked.type(), row.appearance(column))) {
      String ref = "row" + line.number() + "." + asked.key();
      faults.see(asked.type(), ref, asked.label(), row, column);
      if (formula && !own) {
        faults.formula(ref, asked.label(), row, column);
      }
    }
  }

  /** Checks the blanks around the list. */
  void fields(Map<String, Entry> fields, List<KeptRow> around) {
    faults.fields(form.fields(), fields, around);
  }

  void afterEnd(SheetRow row) {
    if (belowEnd.size() < SHOWN) {
      belowEnd.add(row.cell(Arrays.stream(columns).filter(c -> c >= 0).min().orElse(0)));
    }
  }

  List<Finding> findings(
      String sheet, SheetEnd end, List<KeptRow> headings, List<Line> lines, Subtotals subtotals) {
    KeptRow heading = headings.getLast();
    FileFindings findings = new FileFindings(sheet);
    hidden(findings, end, heading, lines);
    merged(findings, end, lines);
    faults.tell(findings);
    for (KeptRow row : headings) {
      unknown(findings, row);
    }
    subtotals.tell(findings);
    if (!belowEnd.isEmpty()) {
      findings.afterEnd(belowEnd);
    }
    return findings.all();
  }

  private void unknown(FileFindings findings, KeptRow heading) {
    for (int column = 0; column < heading.width(); column++) {
      if (!known.get(column) && !heading.label(column).isEmpty() && isFilled(column)) {
        findings.unknownColumn(heading.cell(column), heading.label(column));
      }
    }
  }

  private void hidden(FileFindings findings, SheetEnd end, KeptRow heading, List<Line> lines) {
    int first = 0;
    while (columns[first] < 0) {
      first++;
    }
    if (!hiddenRows.isEmpty()) {
      findings.hidden(
          refs(hiddenRows, form.columns().get(first)),
          cells(hiddenRows, first, lines),
          FileFindings.rows(
              hiddenRows.stream()
                  .mapToObj(number -> lines.get(number - 1).sheetRow())
                  .collect(Collectors.toCollection(TreeSet::new))),
          "Rows of the list are");
    }
    for (int column = 0; column < ReadLimits.KEPT_COLUMNS; column++) {
      if (end.hiddenColumns().get(column) && isFilled(column)) {
        findings.hidden(
            List.of(),
            List.of(heading.cell(column)),
            "%s列".formatted(CellName.column(column)),
            "Column %s is".formatted(CellName.column(column)));
      }
    }
  }

  private void merged(FileFindings findings, SheetEnd end, List<Line> lines) {
    if (lines.isEmpty() || end.merged().isEmpty()) {
      return;
    }
    MergedRows allowed = new MergedRows(form.columns(), columns);
    BitSet rows = new BitSet();
    lines.forEach(line -> rows.set(line.sheetRow()));
    int shown = 0;
    for (Range range : end.merged()) {
      int column = known.nextSetBit(range.firstColumn());
      boolean hit = column >= 0 && column <= range.lastColumn();
      int row = rows.nextSetBit(range.firstRow());
      if (hit
          && !allowed.isAllowed(range)
          && row >= 0
          && row <= range.lastRow()
          && shown++ < SHOWN) {
        findings.merged(
            List.of(),
            List.of(CellName.of(range.firstColumn(), range.firstRow())),
            range.toString());
      }
    }
  }

  private static List<String> refs(BitSet numbers, Column column) {
    return numbers.stream().mapToObj(n -> "row" + n + "." + column.key()).toList();
  }

  private List<String> cells(BitSet numbers, int i, List<Line> lines) {
    return numbers.stream()
        .mapToObj(n -> CellName.of(columns[i], lines.get(n - 1).sheetRow()))
        .toList();
  }
}
