package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.sheet.SheetPicture.PageSpan;
import org.nuanbao.workbook.guard.ReadLimits;

/** A workbook as it was read, judged and drawn. */
record Drawn(
    ReadOutcome.Read read, List<Finding> findings, SheetIndex index, List<SheetPage> pages) {
  /** The workbook of a form, read, judged and drawn as uploads are. */
  static Drawn of(byte[] file, List<Form> forms, Facts facts) {
    ReadOutcome opened = new WorkbookReader(forms, ReadLimits.standard()).read(file);
    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    List<Finding> findings = new ArrayList<>(read.findings());
    for (ReadOutcome.Part part : read.parts()) {
      findings.addAll(Checker.check(read.form(), part.reading(), facts).findings());
    }
    return of(file, read, findings);
  }

  /** The same, where what was found is given. */
  static Drawn of(byte[] file, ReadOutcome.Read read, List<Finding> findings) {
    SheetDrawing.Outcome outcome = SheetDrawing.attempt(file, read, findings);
    assertThat(outcome).isInstanceOf(SheetDrawing.Outcome.Drawn.class);
    SheetDrawing.Outcome.Drawn drawn = (SheetDrawing.Outcome.Drawn) outcome;
    Drawn all = new Drawn(read, findings, drawn.index(), drawn.pages());
    all.holdsTogether();
    return all;
  }

  /** What every rendering must keep, whatever was drawn. */
  private void holdsTogether() {
    assertThat(index.pages()).isEqualTo(pages.size());
    for (int number = 0; number < pages.size(); number++) {
      SheetPage page = pages.get(number);
      assertThat(page.number()).isEqualTo(number);
      assertThat(page.lines()).hasSizeLessThanOrEqualTo(SheetPage.ROWS);
      PageSpan span = span(page);
      assertThat(rows(page)).as("each row once").hasSize(span.last() - span.first() + 1);
      assertThat(rows(page))
          .allSatisfy(row -> assertThat(row).isBetween(span.first(), span.last()));
      isFree(page, index.sheets().get(page.sheet()));
    }
  }

  private PageSpan span(SheetPage page) {
    return index.sheets().get(page.sheet()).pages().stream()
        .filter(span -> span.number() == page.number())
        .findFirst()
        .orElseThrow();
  }

  private static Set<Integer> rows(SheetPage page) {
    List<Integer> rows = new ArrayList<>();
    page.lines().forEach(line -> rows.add(line.row()));
    for (RowGap gap : page.gaps()) {
      for (int row = gap.first(); row <= gap.last(); row++) {
        rows.add(row);
      }
    }
    assertThat(rows).doesNotHaveDuplicates();
    return new HashSet<>(rows);
  }

  /** No two cells cover one place, and none leaves the sheet or covers a row that is missing. */
  private static void isFree(SheetPage page, SheetPicture sheet) {
    Set<CellAddress> taken = new HashSet<>();
    Set<Integer> lines = new HashSet<>();
    page.lines().forEach(line -> lines.add(line.row()));
    for (SheetLine line : page.lines()) {
      for (SheetCell cell : line.cells()) {
        assertThat(cell.column() + cell.width()).isLessThanOrEqualTo(sheet.columns());
        for (int row = line.row(); row < line.row() + cell.height(); row++) {
          assertThat(lines).contains(row);
          for (int column = cell.column(); column < cell.column() + cell.width(); column++) {
            assertThat(taken.add(new CellAddress(column, row))).isTrue();
          }
        }
      }
    }
    assertThat(sheet.widths()).hasSize(sheet.columns());
  }

  /** The cell at a place of the first sheet, whatever page it is on. */
  SheetCell at(String name) {
    return find(0, CellAddress.of(name).orElseThrow())
        .orElseThrow(() -> new AssertionError("no cell " + name));
  }

  Optional<SheetCell> find(int sheet, CellAddress at) {
    return pages.stream()
        .filter(page -> page.sheet() == sheet)
        .flatMap(page -> page.lines().stream())
        .filter(line -> line.row() == at.row())
        .flatMap(line -> line.cells().stream())
        .filter(cell -> cell.column() == at.column())
        .findFirst();
  }

  /** Everything that is written of the workbook. */
  String written() {
    return index + "\n" + pages;
  }
}
