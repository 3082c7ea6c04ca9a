package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.ValueType;

/** One cell style and one font for each look of a workbook, made when first asked for. */
final class LookStyles {
  /** The font of printed forms; by its Chinese name, which Excel and WPS both know. */
  static final String FONT = "宋体";

  private final XSSFWorkbook book;
  private final Map<Look, XSSFCellStyle> styles = new HashMap<>();
  private final Map<Short, XSSFCellStyle> quoted = new HashMap<>();
  private final Map<Integer, XSSFFont> fonts = new HashMap<>();

  LookStyles(XSSFWorkbook book) {
    this.book = book;
  }

  XSSFCellStyle of(Look look) {
    XSSFCellStyle known = styles.get(look);
    if (known != null) {
      return known;
    }
    XSSFCellStyle style = book.createCellStyle();
    style.setFont(font(look.points(), look.bold()));
    style.setAlignment(look.align());
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(true);
    style.setLocked(!look.open());
    style.setDataFormat(book.createDataFormat().getFormat(look.format()));
    if (look.boxed()) {
      // Text keeps off the line; centred text has no need to.
      style.setIndention((short) (look.align() == HorizontalAlignment.LEFT ? 1 : 0));
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
      style.setBorderBottom(BorderStyle.THIN);
    }
    styles.put(look, style);
    return style;
  }

  /** The same look for text that starts like a formula: it stays text when it is edited. */
  XSSFCellStyle quoted(XSSFCellStyle style) {
    return quoted.computeIfAbsent(
        style.getIndex(),
        ignored -> {
          XSSFCellStyle copy = book.createCellStyle();
          copy.cloneStyleFrom(style);
          copy.setQuotePrefixed(true);
          return copy;
        });
  }

  private XSSFFont font(int points, boolean bold) {
    return fonts.computeIfAbsent(
        bold ? -points : points,
        ignored -> {
          XSSFFont font = book.createFont();
          font.setFontName(FONT);
          font.setFontHeightInPoints((short) points);
          font.setBold(bold);
          return font;
        });
  }

  /** How a value of this type is shown; identifying numbers are text, so that no digit is lost. */
  static String format(ValueType type) {
    return switch (type) {
      case COUNT, INTEGER, YEAR -> "0";
      case DECIMAL, PERCENT -> Look.GENERAL;
      case AMOUNT_WAN -> "0.00####";
      case AMOUNT_YUAN -> "0.00";
      case DATE -> "yyyy\"年\"m\"月\"d\"日\"";
      case ID_NUMBER, USCC, BANK_CARD, PHONE, TEXT, MONTH, CODE, CODES, YES_NO, TICK -> "@";
    };
  }
}
