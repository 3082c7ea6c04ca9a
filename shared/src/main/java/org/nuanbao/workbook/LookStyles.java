package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/** The cell styles and fonts of a workbook: one for each look, made when first asked for. */
final class LookStyles {
  /** The font of printed forms, under its Chinese name, which both Excel and WPS know. */
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
      // Indents left-aligned text to keep it off the line; centred text does not need that.
      style.setIndention((short) (look.align() == HorizontalAlignment.LEFT ? 1 : 0));
      ListStyles.boxed(style);
    }
    styles.put(look, style);
    return style;
  }

  /** The same look for text that starts like a formula, so that it stays text when edited. */
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

  /**
   * The number format for a type's values; identifying numbers are text, so that no digit is lost.
   */
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

  /** Makes a cell with this look; an empty text leaves it blank. */
  XSSFCell text(XSSFRow row, int column, String text, Look look) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(of(look));
    if (!text.isEmpty()) {
      CellWriter.text(cell, text);
    }
    return cell;
  }

  /** Makes a cell with this look; without a number it stays blank. */
  void number(XSSFRow row, int column, @Nullable BigDecimal value, Look look) {
    XSSFCell cell = text(row, column, "", look);
    if (value != null) {
      CellWriter.number(cell, value);
    }
  }

  /**
   * How a cell looks.
   *
   * @param points the font size
   * @param boxed whether it has a thin line on all four sides
   * @param open whether it can be filled in while the sheet is protected
   * @param format the number format, {@code @} for text
   */
  record Look(
      int points,
      boolean bold,
      HorizontalAlignment align,
      boolean boxed,
      boolean open,
      String format) {

    static final String GENERAL = "General";

    static Look text(int points, HorizontalAlignment align) {
      return new Look(points, false, align, false, false, GENERAL);
    }

    static Look box(HorizontalAlignment align) {
      return new Look(11, false, align, true, false, GENERAL);
    }

    Look strong() {
      return new Look(points, true, align, boxed, open, format);
    }

    Look unlined() {
      return new Look(points, bold, align, false, open, format);
    }

    Look input(String as) {
      return new Look(points, bold, align, boxed, true, as);
    }
  }
}
