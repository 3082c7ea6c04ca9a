package org.nuanbao.workbook;

import java.math.BigDecimal;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.nuanbao.workbook.mark.CellText;

/** Writes texts and numbers into cells exactly as they are. */
final class CellWriter {
  /** The most characters a cell holds. */
  private static final int LIMIT = 32_767;

  private CellWriter() {}

  /** Writes a number digit by digit; POI's usual way would go through binary floating point. */
  static void number(XSSFCell cell, BigDecimal number) {
    cell.setCellValue(number.doubleValue());
    cell.getCTCell().setV(number.toPlainString());
  }

  /**
   * Writes a text as text: never as a formula, whatever its first character is, and unchanged. A
   * character that the format cannot store is written as its escape {@code _xHHHH_} (ECMA-376 part
   * 1, 22.9.2.19).
   */
  static void text(XSSFCell cell, String text) {
    String whole = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    cell.setCellValue(new XSSFRichTextString(CellText.stored(whole)));
  }

  /** Whether a spreadsheet would take the text for a formula when somebody edits the cell. */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }
}
