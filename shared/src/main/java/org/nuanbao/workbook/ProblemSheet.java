package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Reasons;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.mark.ProblemList;
import org.nuanbao.workbook.mark.ShownFindings;

/**
 * The sheet 问题 ({@link ProblemList}) in a workbook, and what is written into it. It is not data:
 * readers pass over sheets that {@link #isOurs} recognises and look for neither hidden data nor
 * another form in them.
 */
public final class ProblemSheet {
  private ProblemSheet() {}

  /**
   * Whether a sheet was added by annotating.
   *
   * @param a1 the text of its first cell; null if there is none
   */
  public static boolean isOurs(String name, @Nullable String a1) {
    return ProblemList.isOurs(name, a1);
  }

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
    setUp(sheet);
    ProblemList list = ProblemList.of(shown, ProblemList.LeftOut.NOTHING);
    for (ProblemList.Line line : list.lines()) {
      line(sheet.createRow(sheet.getPhysicalNumberOfRows()), line, styles);
    }
  }

  private static String freeName(Workbook book) {
    String name = ProblemList.NAME;
    for (int i = 2; book.getSheet(name) != null; i++) {
      name = ProblemList.NAME + i;
    }
    return name;
  }

  private static void setUp(Sheet sheet) {
    for (int c = 0; c < ProblemList.WIDTHS.size(); c++) {
      sheet.setColumnWidth(c, ProblemList.WIDTHS.get(c) * 256);
    }
    sheet.setColumnHidden(ProblemList.TOKEN, true);
    sheet.createFreezePane(0, ProblemList.HEAD);
    sheet.setRepeatingRows(
        new CellRangeAddress(ProblemList.HEAD - 1, ProblemList.HEAD - 1, -1, -1));
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  private static void line(Row row, ProblemList.Line line, ListStyles styles) {
    if (line.number() > 0) {
      row.createCell(0).setCellValue(line.number());
      row.getCell(0).setCellStyle(styles.box());
    }
    for (ProblemList.Entry entry : line.entries()) {
      Cell cell = row.createCell(entry.column());
      cell.setCellValue(entry.text());
      cell.setCellStyle(styles.of(entry.look()));
      if (entry.link() != null) {
        link(cell, entry.link());
      }
    }
    if (row instanceof XSSFRow high && line.points() > 0) {
      high.getCTRow().setHt(line.points());
    }
  }

  private static void link(Cell cell, String address) {
    Hyperlink link =
        cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(address);
    cell.setHyperlink(link);
  }

  /** Reads the reasons written for warnings. */
  static final class WrittenReasons implements RowSink {
    private static final Pattern TOKEN_SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final int MOST = 5_000;

    private final Map<String, String> written = new HashMap<>();

    @Override
    public void row(org.nuanbao.workbook.cells.Row row) {
      if (row.value(ProblemList.TOKEN) instanceof Value.Text(String token)
          && TOKEN_SHAPE.matcher(token).matches()
          && row.value(ProblemList.REASON) instanceof Value.Text(String text)
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
