package org.nuanbao.workbook;

import java.math.BigDecimal;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** Writes a number digit by digit: the usual way leads through binary floating point. */
final class CellNumber {
  private CellNumber() {}

  static void write(XSSFCell cell, BigDecimal number) {
    cell.setCellValue(number.doubleValue());
    cell.getCTCell().setV(number.toPlainString());
  }
}
