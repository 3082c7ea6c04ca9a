package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook saved again as {@code .xls}. */
final class OldFormat {
  private OldFormat() {}

  /** Cell by cell, with formulas, hidden rows and hidden sheets; dates keep their style. */
  static byte[] of(byte[] xlsx) {
    try (Workbook from = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
        Workbook to = new HSSFWorkbook()) {
      for (int i = 0; i < from.getNumberOfSheets(); i++) {
        Sheet source = from.getSheetAt(i);
        Sheet target = to.createSheet(source.getSheetName());
        for (Row row : source) {
          Row copy = target.createRow(row.getRowNum());
          copy.setZeroHeight(row.getZeroHeight());
          row.forEach(cell -> copyCell(cell, copy.createCell(cell.getColumnIndex()), to));
        }
        source.getMergedRegions().forEach(target::addMergedRegion);
        to.setSheetVisibility(i, from.getSheetVisibility(i));
      }
      return Edits.bytes(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyCell(Cell from, Cell to, Workbook book) {
    switch (from.getCellType()) {
      case STRING -> to.setCellValue(from.getStringCellValue());
      case NUMERIC -> {
        to.setCellValue(from.getNumericCellValue());
        if (DateUtil.isCellDateFormatted(from)) {
          CellStyle style = book.createCellStyle();
          style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
          to.setCellStyle(style);
        }
      }
      case FORMULA -> to.setCellFormula(from.getCellFormula());
      case BOOLEAN -> to.setCellValue(from.getBooleanCellValue());
      case BLANK, ERROR, _NONE -> {}
    }
  }
}
