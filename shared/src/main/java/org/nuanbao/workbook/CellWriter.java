package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** Writes texts and numbers into cells exactly as they are. */
final class CellWriter {
  /** The most characters a cell holds. */
  private static final int LIMIT = 32_767;

  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

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
    cell.setCellValue(new XSSFRichTextString(escaped(whole)));
  }

  /** Whether a spreadsheet would take the text for a formula when somebody edits the cell. */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }

  private static String escaped(String text) {
    String safe = LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
    if (safe.chars().noneMatch(CellWriter::needsEscape)) {
      return safe;
    }
    StringBuilder written = new StringBuilder();
    safe.chars()
        .forEach(c -> {
          if (needsEscape(c)) {
            written.append(String.format("_x%04X_", c));
          } else {
            written.append((char) c);
          }
        });
    return written.toString();
  }

  private static boolean needsEscape(int c) {
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
  }
}
