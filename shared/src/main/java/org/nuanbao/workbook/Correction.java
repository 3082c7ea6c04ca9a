package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.reading.Value;

/**
 * Enters new values into some cells of a workbook and leaves all else as it is, as a sender does by
 * hand in an annotated copy. Only for {@code .xlsx} files that we wrote.
 */
public final class Correction {
  private Correction() {}

  /**
   * The corrected workbook.
   *
   * @param cells new values by address ({@code E6})
   * @throws UncheckedIOException if the workbook cannot be opened
   * @throws IllegalArgumentException if there is no such sheet
   */
  public static byte[] of(byte[] workbook, String sheet, Map<String, Value> cells) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet found = book.getSheet(sheet);
      if (found == null) {
        throw new IllegalArgumentException("no such sheet");
      }
      cells.forEach((address, value) -> enter(found, new CellAddress(address), value));
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void enter(XSSFSheet sheet, CellAddress at, Value value) {
    XSSFRow there = sheet.getRow(at.getRow());
    XSSFRow row = there == null ? sheet.createRow(at.getRow()) : there;
    XSSFCell cell = row.getCell(at.getColumn(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    if (cell.getCellType() == CellType.FORMULA) {
      cell.setBlank();
    }
    switch (value) {
      case Value.Blank _ -> cell.setBlank();
      case Value.Numeric(var number) -> {
        if (DateUtil.isADateFormat(
            cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString())) {
          general(cell);
        }
        CellWriter.number(cell, number);
      }
      case Value.Text(String text) -> cell.setCellValue(text);
      case Value.Day(var date) -> cell.setCellValue(date);
      case Value.Broken _ -> throw new IllegalArgumentException("nobody enters a broken value");
    }
  }

  /** A number in a cell that is formatted as a date would be shown as a day. */
  private static void general(XSSFCell cell) {
    XSSFCellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setDataFormat(0);
    cell.setCellStyle(style);
  }
}
