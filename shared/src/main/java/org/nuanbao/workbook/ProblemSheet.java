package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/**
 * The sheet 问题 in front of an annotated copy: one line for each finding, with a link to its cell
 * and a column for the reason why a warning may stand. It is not data: readers pass over sheets
 * that {@link #isOurs} recognises and look for neither hidden data nor another form in them.
 */
public final class ProblemSheet {
  /** The sheet's name; if the sender already has a sheet of this name, ours gets a number. */
  public static final String NAME = "问题";

  /** The text in A1 of the sheets that annotating adds. */
  public static final String TITLE = "暖报检查出的问题";

  private static final List<String> HEADINGS =
      List.of("序号", "级别", "规则", "工作表", "单元格", "问题和改法", "说明（如情况属实，请填写说明）", "核对码");
  private static final List<Integer> WIDTHS = List.of(6, 8, 20, 24, 16, 70, 36, 8);

  /** The column for a reason. */
  private static final int REASON = 6;

  /** The hidden column that identifies the finding of the line. */
  private static final int TOKEN = 7;

  private static final int LINK = 4;
  private static final int FIRST_LINE = 4;
  private static final int CELLS_NAMED = 6;

  private ProblemSheet() {}

  /**
   * Whether a sheet was added by annotating.
   *
   * @param a1 the text of its first cell; null if there is none
   */
  public static boolean isOurs(String name, @Nullable String a1) {
    return name.startsWith(NAME) && TITLE.equals(a1);
  }

  private static final double LINE_POINTS = 16;

  /** Removes the sheets of an earlier copy. */
  static void remove(Workbook book) {
    for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
      if (isOurs(book.getSheetName(i), firstText(book.getSheetAt(i)))) {
        book.removeSheetAt(i);
      }
    }
  }

  private static @Nullable String firstText(Sheet sheet) {
    Row row = sheet.getRow(0);
    Cell cell = row == null ? null : row.getCell(0);
    return cell == null ? null : cell.toString();
  }

  /** Writes the sheet in front and makes the workbook open there. */
  static void write(Workbook book, ShownFindings shown) {
    Sheet sheet = book.createSheet(freeName(book));
    book.setSheetOrder(sheet.getSheetName(), 0);
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      book.getSheetAt(i).setSelected(i == 0);
    }
    book.setActiveSheet(0);
    book.setFirstVisibleTab(0);
    ListStyles styles = ListStyles.of(book);
    head(sheet, shown, styles);
    int row = FIRST_LINE;
    for (Finding finding : shown.findings()) {
      line(sheet.createRow(row++), finding, styles);
    }
    for (var more : shown.more().entrySet()) {
      String rest = "另有 %d 处同类问题（%s）没有列出。".formatted(more.getValue(), more.getKey());
      text(sheet.createRow(row++), REASON - 1, rest, styles.box());
    }
  }

  private static String freeName(Workbook book) {
    String name = NAME;
    for (int i = 2; book.getSheet(name) != null; i++) {
      name = NAME + i;
    }
    return name;
  }

  private static void head(Sheet sheet, ShownFindings shown, ListStyles styles) {
    for (int c = 0; c < WIDTHS.size(); c++) {
      sheet.setColumnWidth(c, WIDTHS.get(c) * 256);
    }
    text(sheet.createRow(0), 0, TITLE, styles.title());
    text(
        sheet.createRow(1),
        0,
        "错误 %d 处，提醒 %d 处。点“单元格”一栏就能跳到该格；改好后把本文件保存，原样再次上传即可，本表不必删除。"
            .formatted(shown.errors(), shown.warnings()),
        styles.plain());
    text(sheet.createRow(2), 0, "提醒不影响接收；情况属实的，请在“说明”一栏写明原因，再次上传后审核人员就能看到。", styles.plain());
    Row headings = sheet.createRow(FIRST_LINE - 1);
    for (int c = 0; c < HEADINGS.size(); c++) {
      text(headings, c, HEADINGS.get(c), styles.heading());
    }
    sheet.setColumnHidden(TOKEN, true);
    sheet.createFreezePane(0, FIRST_LINE);
    sheet.setRepeatingRows(new CellRangeAddress(FIRST_LINE - 1, FIRST_LINE - 1, -1, -1));
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  private static void line(Row row, Finding finding, ListStyles styles) {
    boolean error = finding.severity() == Severity.ERROR;
    row.createCell(0).setCellValue(row.getRowNum() - FIRST_LINE + 1.0);
    row.getCell(0).setCellStyle(styles.box());
    text(row, 1, error ? "错误" : "提醒", styles.severity(finding.severity()));
    text(row, 2, ShownFindings.kind(finding), styles.box());
    text(row, 3, finding.sheet(), styles.box());
    text(row, LINK, cells(finding.cells()), styles.box());
    text(row, 5, finding.message(), styles.box());
    String kept = finding.kept();
    text(row, REASON, error ? "（错误须改正）" : kept == null ? "" : kept, styles.box());
    text(row, TOKEN, error ? "" : finding.token(), styles.box());
    if (!finding.cells().isEmpty() && !finding.sheet().isEmpty()) {
      link(row.getCell(LINK), finding, styles);
    }
    heighten(row);
  }

  /**
   * Makes the row as high as its longest text needs. Excel does so by itself when it opens the
   * file, LibreOffice does not; as the height is not marked as the user's, both make the row higher
   * again when a long reason is written into it.
   */
  private static void heighten(Row row) {
    if (row instanceof XSSFRow high) {
      int lines = 1;
      for (int c = 0; c < TOKEN; c++) {
        String text = row.getCell(c).toString();
        lines = Math.max(lines, TextWidth.lines(text, WIDTHS.get(c)));
      }
      high.getCTRow().setHt(lines * LINE_POINTS);
    }
  }

  private static String cells(List<String> cells) {
    return cells.size() <= CELLS_NAMED
        ? String.join("、", cells)
        : String.join("、", cells.subList(0, CELLS_NAMED)) + " 等" + cells.size() + "格";
  }

  private static void link(Cell cell, Finding finding, ListStyles styles) {
    Hyperlink link =
        cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(
        "'%s'!%s".formatted(finding.sheet().replace("'", "''"), finding.cells().getFirst()));
    cell.setHyperlink(link);
    cell.setCellStyle(styles.link());
  }

  private static void text(Row row, int column, String text, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(style);
  }

  /** Reads the reasons written for warnings. */
  static final class WrittenReasons implements RowSink {
    private static final Pattern TOKEN_SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final int MOST = 5_000;

    private final Map<String, String> written = new HashMap<>();

    @Override
    public void row(org.nuanbao.workbook.cells.Row row) {
      if (row.value(TOKEN) instanceof Value.Text(String token)
          && TOKEN_SHAPE.matcher(token).matches()
          && row.value(REASON) instanceof Value.Text(String text)
          && written.size() < MOST) {
        String reason = GAPS.matcher(text).replaceAll(" ").strip();
        if (!reason.isEmpty()) {
          written.put(token, shortened(reason));
        }
      }
    }

    private static String shortened(String reason) {
      return reason.codePointCount(0, reason.length()) <= Reasons.LONGEST
          ? reason
          : reason.substring(0, reason.offsetByCodePoints(0, Reasons.LONGEST));
    }

    Reasons reasons() {
      return new Reasons(written);
    }
  }
}
