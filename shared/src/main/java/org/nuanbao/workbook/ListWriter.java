package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.workbook.mark.TextWidth;

/** Writes a workbook that is a list and no form: a title, a heading for each column, and rows. */
public final class ListWriter {
  private static final int LINE_POINTS = 16;
  private static final int ROW_POINTS = 21;

  /** So many rows accept the dropdowns. */
  private static final int CHECKED = 5_000;

  private static final int HEAD = 2;
  private static final String INK = "1A1A1A";
  private static final String SOFT = "5A5F66";
  private static final String LINE = "B8BEC6";
  private static final String HEADING = "E4EAF1";

  private final XSSFWorkbook book;
  private final XSSFCellStyle title;
  private final XSSFCellStyle note;
  private final XSSFCellStyle heading;
  private final XSSFCellStyle left;
  private final XSSFCellStyle centred;

  private ListWriter(XSSFWorkbook book) {
    this.book = book;
    title = style(18, true, INK, HorizontalAlignment.LEFT);
    note = style(11, false, SOFT, HorizontalAlignment.LEFT);
    heading = lined(style(11, true, INK, HorizontalAlignment.CENTER));
    heading.setFillForegroundColor(colour(HEADING));
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    left = lined(style(11, false, INK, HorizontalAlignment.LEFT));
    left.setIndention((short) 1);
    centred = lined(style(11, false, INK, HorizontalAlignment.CENTER));
  }

  /**
   * One sheet.
   *
   * @param note what to know before writing, in a line or two
   * @param rows the texts of the columns
   * @param blank how many lined rows without text follow
   */
  public record ListSheet(
      String name,
      String title,
      String note,
      List<ListHeading> headings,
      List<List<String>> rows,
      int blank) {}

  /**
   * A column.
   *
   * @param word its heading
   * @param width in half-width characters
   * @param hint shown beside a cell that is chosen; empty for none
   * @param choices what the dropdown offers; empty for none
   * @param from the column of a sheet whose texts the dropdown offers, such as {@code 单位!B}; empty
   *     for none
   */
  public record ListHeading(
      String word, int width, String hint, List<String> choices, String from) {
    /** A column to be filled in freely. */
    public static ListHeading of(String word, int width, String hint) {
      return new ListHeading(word, width, hint, List.of(), "");
    }
  }

  /** The workbook as {@code .xlsx}; the same content always gives the same bytes. */
  public static byte[] write(List<ListSheet> sheets) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      ListWriter writer = new ListWriter(book);
      sheets.forEach(writer::sheet);
      return StableZip.of(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sheet(ListSheet list) {
    XSSFSheet sheet = book.createSheet(list.name());
    int last = list.headings().size() - 1;
    int width = list.headings().stream().mapToInt(ListHeading::width).sum();
    for (int c = 0; c <= last; c++) {
      sheet.setColumnWidth(c, list.headings().get(c).width() * 256 + 182);
    }
    put(row(sheet, 0, 34), 0, list.title(), title);
    int lines = list.note().lines().mapToInt(line -> (TextWidth.of(line) - 1) / width + 1).sum();
    put(row(sheet, 1, lines * LINE_POINTS + 8), 0, list.note(), note);
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, last));
    sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, last));
    XSSFRow head = row(sheet, HEAD, 26);
    for (int c = 0; c <= last; c++) {
      put(head, c, list.headings().get(c).word(), heading);
    }
    int at = HEAD + 1;
    for (List<String> texts : list.rows()) {
      XSSFRow row = row(sheet, at++, height(list, texts));
      for (int c = 0; c <= last; c++) {
        put(row, c, texts.get(c), isShort(list, c) ? centred : left);
      }
    }
    for (int i = 0; i < list.blank(); i++) {
      XSSFRow row = row(sheet, at++, ROW_POINTS);
      for (int c = 0; c <= last; c++) {
        row.createCell(c).setCellStyle(isShort(list, c) ? centred : left);
      }
    }
    checks(sheet, list);
    paper(sheet, width);
  }

  private static int height(ListSheet list, List<String> texts) {
    int lines = 1;
    for (int c = 0; c < texts.size(); c++) {
      int room = Math.max(1, list.headings().get(c).width() - 2);
      lines = Math.max(lines, (TextWidth.of(texts.get(c)) - 1) / room + 1);
    }
    return ROW_POINTS + (lines - 1) * LINE_POINTS;
  }

  private static boolean isShort(ListSheet list, int column) {
    return list.headings().get(column).width() <= 14;
  }

  private static XSSFRow row(XSSFSheet sheet, int at, int points) {
    XSSFRow row = sheet.createRow(at);
    row.setHeightInPoints(points);
    return row;
  }

  private static void put(XSSFRow row, int column, String text, XSSFCellStyle style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style);
    if (!text.isEmpty()) {
      CellWriter.text(cell, text);
    }
  }

  private void checks(XSSFSheet sheet, ListSheet list) {
    DataValidationHelper making = sheet.getDataValidationHelper();
    for (int c = 0; c < list.headings().size(); c++) {
      ListHeading column = list.headings().get(c);
      if (!column.hint().isEmpty()) {
        DataValidation check =
            making.createValidation(
                constraint(making, column),
                new CellRangeAddressList(HEAD + 1, HEAD + CHECKED, c, c));
        // A person may write a code instead of a name; what is wrong is told with all the rest.
        check.setShowErrorBox(false);
        check.setEmptyCellAllowed(true);
        check.setSuppressDropDownArrow(true);
        check.createPromptBox(column.word(), column.hint());
        check.setShowPromptBox(true);
        sheet.addValidationData(check);
      }
    }
  }

  private static DataValidationConstraint constraint(
      DataValidationHelper making, ListHeading column) {
    if (!column.choices().isEmpty()) {
      return making.createExplicitListConstraint(column.choices().toArray(String[]::new));
    }
    if (!column.from().isEmpty()) {
      String[] place = column.from().split("!", -1);
      String first = "'%s'!$%s$%d".formatted(place[0], place[1], HEAD + 2);
      String all = first + ":$%s$%d".formatted(place[1], HEAD + 1 + CHECKED);
      return making.createFormulaListConstraint(
          "OFFSET(%s,0,0,MAX(1,COUNTA(%s)),1)".formatted(first, all));
    }
    return making.createTextLengthConstraint(
        DataValidationConstraint.OperatorType.LESS_OR_EQUAL, "500", null);
  }

  private static void paper(XSSFSheet sheet, int width) {
    sheet.createFreezePane(0, HEAD + 1);
    sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD, -1, -1));
    sheet.setDisplayGridlines(false);
    sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
    sheet.getPrintSetup().setLandscape(width > 100);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setHorizontallyCenter(true);
    sheet.setMargin(PageMargin.LEFT, 0.6);
    sheet.setMargin(PageMargin.RIGHT, 0.6);
    sheet.getFooter().setRight("第&P页 共&N页");
  }

  private XSSFCellStyle style(
      int points, boolean bold, String colour, HorizontalAlignment alignment) {
    XSSFFont font = book.createFont();
    font.setFontName(LookStyles.FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    font.setColor(colour(colour));
    XSSFCellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setAlignment(alignment);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(true);
    style.setDataFormat(book.createDataFormat().getFormat("@"));
    return style;
  }

  private static XSSFCellStyle lined(XSSFCellStyle style) {
    XSSFColor line = colour(LINE);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(line);
    style.setBottomBorderColor(line);
    style.setLeftBorderColor(line);
    style.setRightBorderColor(line);
    return style;
  }

  private static XSSFColor colour(String rgb) {
    return new XSSFColor(HexFormat.of().parseHex(rgb));
  }
}
