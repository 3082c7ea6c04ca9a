package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as a spreadsheet program opens them. */
final class PoiBooks {
  private PoiBooks() {}

  static XSSFWorkbook open(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }

  static Workbook any(byte[] file) throws IOException {
    return WorkbookFactory.create(new ByteArrayInputStream(file));
  }

  static Cell cell(Sheet sheet, String at) {
    CellAddress address = new CellAddress(at);
    return Objects.requireNonNull(
        sheet.getRow(address.getRow()).getCell(address.getColumn()), "no cell " + at);
  }

  static String text(Sheet sheet, String at) {
    return cell(sheet, at).getStringCellValue();
  }
}
