package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * A form's workbook while it is being made: printed, guarded and marked, with nothing filled in.
 * One thread, one workbook.
 */
record Draft(XSSFWorkbook book, XSSFSheet sheet, Placement placement, Styles styles)
    implements AutoCloseable {

  static Draft of(Form form, Mark mark, Prepared prepared) {
    XSSFWorkbook book = new XSSFWorkbook();
    XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(form.head().title()));
    Placement placement = Placement.of(form, prepared);
    Styles styles = new Styles(book);
    new Printing(form, placement, styles, sheet).draw();
    CodeLists codes = CodeLists.write(form, book);
    new Entering(form, placement, sheet, codes).validate();
    Colouring.colour(form, placement, sheet);
    LiveSums.write(form, placement, sheet);
    Paper.setUp(form, placement, sheet);
    Protection.of(sheet);
    mark(book, mark);
    book.setForceFormulaRecalculation(true);
    return new Draft(book, sheet, placement, styles);
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
  List<Draft> sheets(Form form, int count) {
    List<Draft> all = new ArrayList<>();
    all.add(this);
    if (count > 1) {
      // What is said of the paper is not copied along.
      sheet.getCTWorksheet().unsetPageSetup();
    }
    while (all.size() < count) {
      XSSFSheet copy = book.cloneSheet(book.getSheetIndex(sheet));
      book.setSheetOrder(copy.getSheetName(), all.size());
      all.add(new Draft(book, copy, placement, styles));
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
