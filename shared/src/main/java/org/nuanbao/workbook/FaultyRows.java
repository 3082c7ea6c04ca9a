package org.nuanbao.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.mark.ProblemList;
import org.nuanbao.workbook.mark.ShownFindings;

/**
 * What a very long roster gets instead of a copy: its faulty rows, with their true row numbers in a
 * column before the others. Readers pass over sheets of this kind, so the excerpt is never taken
 * for the roster itself.
 */
final class FaultyRows {
  private static final String SHEET = ProblemList.NAME + "行";
  private static final int FIRST_ROW = 3;

  private final XSSFWorkbook book = new XSSFWorkbook();
  private final ListStyles styles = ListStyles.of(book);
  private final XSSFSheet sheet = book.createSheet(SHEET);
  private final Map<Integer, Integer> rowOf = new HashMap<>();

  private FaultyRows() {}

  static byte[] of(Roster roster, Body.Lines lines, List<Finding> findings) {
    ShownFindings shown = ShownFindings.of(findings);
    FaultyRows rows = new FaultyRows();
    try (XSSFWorkbook book = rows.book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      rows.copy(roster, lines, faulty(shown.findings()));
      List<Finding> moved = shown.findings().stream().map(rows::moved).toList();
      new Markings(book).mark(moved);
      ProblemSheet.write(
          book, new ShownFindings(moved, shown.more(), shown.errors(), shown.warnings()));
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of the faulty rows in the sender's sheet, counted from 1. */
  private static Set<Integer> faulty(List<Finding> findings) {
    Set<Integer> rows = new HashSet<>();
    findings.forEach(
        finding -> finding.cells().forEach(cell -> rows.add(new CellAddress(cell).getRow() + 1)));
    return rows;
  }

  private void copy(Roster roster, Body.Lines lines, Set<Integer> faulty) {
    text(sheet.createRow(0), 0, ProblemList.TITLE);
    text(sheet.createRow(1), 0, "名册较长，这里只列出有问题的行；请按“原行号”在原文件里改正，再上传原文件。");
    XSSFRow heading = sheet.createRow(FIRST_ROW - 1);
    text(heading, 0, "原行号").setCellStyle(styles.heading());
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < roster.columns().size(); i++) {
      columns.add(column(lines.letters(), i));
      text(heading, columns.get(i), roster.columns().get(i).label()).setCellStyle(styles.heading());
      sheet.setColumnWidth(columns.get(i), 20 * 256);
    }
    int next = FIRST_ROW;
    for (Line line : lines.lines()) {
      if (faulty.contains(line.sheetRow())) {
        rowOf.put(line.sheetRow(), next);
        line(sheet.createRow(next++), line, columns);
      }
    }
  }

  /**
   * The column to write to: one to the right of its place in the sender's sheet, because A holds
   * the row number.
   */
  private static int column(List<String> letters, int i) {
    return i < letters.size() && !letters.get(i).isEmpty()
        ? CellReference.convertColStringToIndex(letters.get(i)) + 1
        : i + 1;
  }

  private void line(XSSFRow row, Line line, List<Integer> columns) {
    XSSFCell number = row.createCell(0);
    number.setCellValue(line.sheetRow());
    number.setCellStyle(styles.box());
    for (int i = 0; i < columns.size(); i++) {
      XSSFCell cell = row.createCell(columns.get(i));
      cell.setCellStyle(styles.box());
      switch (line.values().get(i)) {
        case Value.Blank _ -> {}
        case Value.Numeric numeric -> CellWriter.number(cell, numeric.number());
        case Value.Day day -> CellWriter.text(cell, day.date().toString());
        case Value.Text text -> CellWriter.text(cell, text.text());
        case Value.Broken broken -> CellWriter.text(cell, broken.shown());
      }
    }
  }

  private static XSSFCell text(XSSFRow row, int column, String text) {
    XSSFCell cell = row.createCell(column);
    CellWriter.text(cell, text);
    return cell;
  }

  /** The finding, pointing at its cells in the excerpt. */
  private Finding moved(Finding finding) {
    List<String> cells = new ArrayList<>();
    for (String cell : finding.cells()) {
      CellAddress at = new CellAddress(cell);
      Integer row = rowOf.get(at.getRow() + 1);
      if (row != null) {
        cells.add(new CellAddress(row, at.getColumn() + 1).formatAsString());
      }
    }
    return finding.at(SHEET, cells);
  }
}
