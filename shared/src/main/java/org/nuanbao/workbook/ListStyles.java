package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.mark.ProblemList;

/** The styles of the lists we add to a workbook of either format; made once for each workbook. */
record ListStyles(
    CellStyle title,
    CellStyle plain,
    CellStyle heading,
    CellStyle box,
    CellStyle link,
    CellStyle error,
    CellStyle warning) {
  static ListStyles of(Workbook book) {
    ListStyles styles =
        new ListStyles(
            style(book, 16, true),
            style(book, 11, false),
            boxed(style(book, 11, true)),
            wrapped(boxed(style(book, 11, false))),
            wrapped(boxed(style(book, 11, false))),
            tinted(book, Severity.ERROR),
            tinted(book, Severity.WARNING));
    styles.heading.setAlignment(HorizontalAlignment.CENTER);
    Font blue = font(book, 11, false);
    blue.setUnderline(Font.U_SINGLE);
    blue.setColor(IndexedColors.BLUE.index);
    styles.link.setFont(blue);
    return styles;
  }

  CellStyle of(ProblemList.Look look) {
    return switch (look) {
      case TITLE -> title;
      case PLAIN -> plain;
      case HEADING -> heading;
      case BOX -> box;
      case LINK -> link;
      case ERROR -> error;
      case WARNING -> warning;
    };
  }

  private static CellStyle tinted(Workbook book, Severity severity) {
    CellStyle style = boxed(style(book, 11, false));
    style.setAlignment(HorizontalAlignment.CENTER);
    Tint.fill(book, style, severity);
    return style;
  }

  private static CellStyle style(Workbook book, int points, boolean bold) {
    CellStyle style = book.createCellStyle();
    style.setFont(font(book, points, bold));
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private static Font font(Workbook book, int points, boolean bold) {
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
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    return style;
  }
}
