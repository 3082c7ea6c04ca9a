package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.nuanbao.form.Severity;

/** The looks of the lists we add to a workbook of either format; made once for each workbook. */
final class ListStyles {
  private final Workbook book;
  private final CellStyle title;
  private final CellStyle plain;
  private final CellStyle heading;
  private final CellStyle box;
  private final CellStyle link;
  private final CellStyle error;
  private final CellStyle warning;

  ListStyles(Workbook book) {
    this.book = book;
    this.title = style(16, true);
    this.plain = style(11, false);
    this.heading = boxed(style(11, true));
    heading.setAlignment(HorizontalAlignment.CENTER);
    this.box = wrapped(boxed(style(11, false)));
    this.link = wrapped(boxed(style(11, false)));
    Font blue = font(11, false);
    blue.setUnderline(Font.U_SINGLE);
    blue.setColor(IndexedColors.BLUE.index);
    link.setFont(blue);
    this.error = tinted(Severity.ERROR);
    this.warning = tinted(Severity.WARNING);
  }

  CellStyle title() {
    return title;
  }

  CellStyle plain() {
    return plain;
  }

  CellStyle heading() {
    return heading;
  }

  CellStyle box() {
    return box;
  }

  CellStyle link() {
    return link;
  }

  CellStyle severity(Severity severity) {
    return switch (severity) {
      case ERROR -> error;
      case WARNING -> warning;
    };
  }

  private CellStyle tinted(Severity severity) {
    CellStyle style = boxed(style(11, false));
    style.setAlignment(HorizontalAlignment.CENTER);
    Tint.fill(book, style, severity);
    return style;
  }

  private CellStyle style(int points, boolean bold) {
    CellStyle style = book.createCellStyle();
    style.setFont(font(points, bold));
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private Font font(int points, boolean bold) {
    Font font = book.createFont();
    font.setFontName(LookStyles.FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    return font;
  }

  private static CellStyle wrapped(CellStyle style) {
    style.setWrapText(true);
    style.setAlignment(HorizontalAlignment.LEFT);
    return style;
  }

  static CellStyle boxed(CellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    return style;
  }
}
