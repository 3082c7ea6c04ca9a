package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * A form's workbook while it is being made: printed, protected and marked, with nothing filled in.
 * Each workbook is for one thread.
 *
 * @param more the sheets of the form that follow this one
 */
record WorkbookDraft(
    XSSFWorkbook book,
    XSSFSheet sheet,
    Placement placement,
    LookStyles styles,
    List<WorkbookDraft> more)
    implements AutoCloseable {

  static WorkbookDraft of(Form form, Mark mark, PreparedRows prepared) {
    XSSFWorkbook book = new XSSFWorkbook();
    LookStyles styles = new LookStyles(book);
    List<WorkbookDraft> pages = new ArrayList<>();
    for (FormOfParts.Sheet page : form.sheets()) {
      XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(page.name()));
      Placement placement = Placement.of(form, page.layout(), prepared);
      new Printing(form, placement, styles, sheet).draw();
      pages.add(new WorkbookDraft(book, sheet, placement, styles, List.of()));
    }
    CodeLists codes = CodeLists.write(form, book);
    for (WorkbookDraft page : pages) {
      new EntryChecks(form, page.placement, page.sheet, codes).validate();
      LiveFormulas.write(form, page.placement, page.sheet);
      Paper.setUp(form, page.placement, page.sheet);
      protect(page.sheet);
    }
    mark.write(book);
    book.setForceFormulaRecalculation(true);
    WorkbookDraft first = pages.getFirst();
    return new WorkbookDraft(
        book, first.sheet, first.placement, styles, List.copyOf(pages.subList(1, pages.size())));
  }

  /**
   * Keeps printed texts from being changed by mistake. There is no password, so whoever needs to
   * can remove the protection. Rows and columns can still be resized, added, removed and sorted.
   */
  private static void protect(XSSFSheet sheet) {
    sheet.enableLocking();
    sheet.lockFormatCells(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    sheet.lockInsertRows(false);
    sheet.lockDeleteRows(false);
    sheet.lockSort(false);
    sheet.lockAutoFilter(false);
    sheet.lockObjects(false);
    sheet.lockScenarios(false);
    sheet.lockSelectLockedCells(false);
    sheet.lockSelectUnlockedCells(false);
  }

  /** All sheets of the form. */
  List<WorkbookDraft> pages() {
    return Stream.concat(Stream.of(this), more.stream()).toList();
  }

  /**
   * This sheet and copies of it after it, {@code count} in all. Call it before any value is put.
   */
  List<WorkbookDraft> sheets(Form form, int count) {
    List<WorkbookDraft> all = new ArrayList<>();
    all.add(this);
    if (count > 1) {
      // Cloning a sheet does not copy its page setup, so it is set again on all sheets below.
      sheet.getCTWorksheet().unsetPageSetup();
    }
    while (all.size() < count) {
      XSSFSheet copy = book.cloneSheet(book.getSheetIndex(sheet));
      book.setSheetOrder(copy.getSheetName(), all.size());
      all.add(new WorkbookDraft(book, copy, placement, styles, List.of()));
    }
    all.forEach(each -> Paper.setUp(form, placement, each.sheet));
    return List.copyOf(all);
  }

  /** Writes a value into a cell that is meant for this type. A blank also removes a formula. */
  void put(int row, int column, Value value, ValueType type) {
    XSSFCell cell = sheet.getRow(row).getCell(column);
    if (cell.getCellType() == CellType.FORMULA) {
      // A value set on a formula cell would only become the formula's stored result.
      cell.setBlank();
    }
    switch (value) {
      case Value.Blank _ -> {}
      case Value.Numeric(BigDecimal number) -> CellWriter.number(cell, number);
      case Value.Day(LocalDate date) -> cell.setCellValue(date);
      case Value.Text(String text) -> text(cell, text, type);
      case Value.Broken(String shown) -> text(cell, shown, type);
    }
  }

  private void text(XSSFCell cell, String text, ValueType type) {
    Optional<LocalDate> day = type == ValueType.DATE ? day(text) : Optional.empty();
    if (day.isPresent()) {
      cell.setCellValue(day.get());
      return;
    }
    CellWriter.text(cell, text);
    if (CellWriter.looksLikeFormula(text)) {
      cell.setCellStyle(styles.quoted(cell.getCellStyle()));
    }
  }

  /** A day in the form samples use, {@code 2018-01-18}; empty for any other text. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  /** The finished file; the same content always gives the same bytes. */
  byte[] bytes() {
    return StableZip.of(book);
  }

  @Override
  public void close() {
    try {
      book.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
