package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * A form's workbook while it is being made: printed, guarded and marked, with nothing filled in.
 * One thread, one workbook.
 *
 * @param more sheets of the form behind this one
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
      Colouring.colour(form, page.placement, page.sheet);
      LiveSums.write(form, page.placement, page.sheet);
      Paper.setUp(form, page.placement, page.sheet);
      Protection.of(page.sheet);
    }
    mark(book, mark);
    book.setForceFormulaRecalculation(true);
    WorkbookDraft first = pages.getFirst();
    return new WorkbookDraft(
        book, first.sheet, first.placement, styles, List.copyOf(pages.subList(1, pages.size())));
  }

  /** All sheets of the form. */
  List<WorkbookDraft> pages() {
    return Stream.concat(Stream.of(this), more.stream()).toList();
  }

  private static void mark(XSSFWorkbook book, Mark mark) {
    XSSFSheet sheet = book.createSheet(Mark.SHEET);
    line(sheet, 0, Mark.WORD);
    line(sheet, 1, mark.form());
    line(sheet, 2, mark.version());
    line(sheet, 3, mark.unitPath());
    line(sheet, 4, mark.unitName());
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
  }

  private static void line(XSSFSheet sheet, int row, @Nullable String text) {
    if (text != null) {
      CellText.write(sheet.createRow(row).createCell(0), text);
    }
  }

  /** This sheet and copies of it behind it, so many in all; asked for before anything is put. */
  List<WorkbookDraft> sheets(Form form, int count) {
    List<WorkbookDraft> all = new ArrayList<>();
    all.add(this);
    if (count > 1) {
      // What is said of the paper is not copied along.
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

  /** Writes a value into a cell that takes this type; a blank too takes a formula away. */
  void put(int row, int column, Value value, ValueType type) {
    XSSFCell cell = sheet.getRow(row).getCell(column);
    if (cell.getCellType() == CellType.FORMULA) {
      // Written over a formula, a value would only be the formula's last result.
      cell.setBlank();
    }
    switch (value) {
      case Value.Blank _ -> {}
      case Value.Numeric(BigDecimal number) -> CellNumber.write(cell, number);
      case Value.Day(LocalDate date) -> cell.setCellValue(date);
      case Value.Text(String text) -> text(cell, text, type);
      case Value.Broken(String shown) -> text(cell, shown, type);
    }
  }

  private void text(XSSFCell cell, String text, ValueType type) {
    Optional<LocalDate> day = type == ValueType.DATE ? IsoDay.of(text) : Optional.empty();
    if (day.isPresent()) {
      cell.setCellValue(day.get());
      return;
    }
    CellText.write(cell, text);
    if (CellText.looksLikeFormula(text)) {
      cell.setCellStyle(styles.quoted(cell.getCellStyle()));
    }
  }

  /** The finished file; the same bytes for the same content, whenever it is made. */
  byte[] bytes() {
    try {
      return StableZip.of(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
