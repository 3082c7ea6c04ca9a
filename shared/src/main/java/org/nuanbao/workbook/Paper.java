package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Single;

/** How a form comes out of the printer: A4, one page wide, headings on each page. */
final class Paper {
  /** Wider than this many half-width characters, a sheet is laid across. */
  private static final int UPRIGHT = 100;

  /** A form this much longer than a page is still better made smaller than cut. */
  private static final double ONE_PAGE_POINTS = 770 * 1.5;

  private static final double POINTS_OF_A_CHARACTER = 5.6;

  /** Of an A4 page within its margins. */
  private static final double LONG_SIDE = 740;

  private static final double SHORT_SIDE = 508;

  private Paper() {}

  static void setUp(Form form, Placement placement, XSSFSheet sheet) {
    int width = placement.layout().widths().stream().mapToInt(Integer::intValue).sum();
    boolean across =
        (form instanceof Single || form instanceof FormOfParts)
            ? isWider(width, points(sheet))
            : width > UPRIGHT;
    boolean hasBody = placement.bodyFirst() >= 0;
    XSSFPrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PaperSize.A4_PAPER);
    print.setLandscape(across);
    sheet.setFitToPage(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) (!hasBody && points(sheet) < ONE_PAGE_POINTS ? 1 : 0));
    sheet.setHorizontallyCenter(true);
    sheet.setMargin(PageMargin.LEFT, 0.6);
    sheet.setMargin(PageMargin.RIGHT, 0.6);
    sheet.setMargin(PageMargin.TOP, 0.7);
    sheet.setMargin(PageMargin.BOTTOM, 0.7);
    sheet.getFooter().setRight("第&P页 共&N页");
    if (!(form instanceof Single || form instanceof FormOfParts)) {
      sheet.setRepeatingRows(
          new CellRangeAddress(placement.headingFirst(), placement.headingLast(), -1, -1));
      sheet.createFreezePane(0, placement.headingLast() + 1);
    }
    sheet.setDisplayGridlines(hasBody);
    // Rows ready to be filled in have no lines yet: without an area, only what is written is
    // printed.
    if (hasBody) {
      notesBelow(placement, sheet);
    } else {
      XSSFWorkbook book = sheet.getWorkbook();
      book.setPrintArea(
          book.getSheetIndex(sheet), 0, placement.columns() - 1, 0, placement.rows().size() - 1);
    }
  }

  /** Whether a form on one page comes out larger when the page lies across. */
  private static boolean isWider(int width, double height) {
    double points = width * POINTS_OF_A_CHARACTER;
    return Math.min(LONG_SIDE / points, SHORT_SIDE / height)
        > Math.min(SHORT_SIDE / points, LONG_SIDE / height);
  }

  private static double points(XSSFSheet sheet) {
    double points = 0;
    for (int r = 0; r <= sheet.getLastRowNum(); r++) {
      points += sheet.getRow(r).getHeightInPoints();
    }
    return points;
  }

  /** A note for the bottom of each page; {@code &} begins a code there. */
  private static void notesBelow(Placement placement, XSSFSheet sheet) {
    String notes = String.join("\n", placement.notes());
    if (!notes.isEmpty()) {
      sheet.getFooter().setLeft("&\"" + LookStyles.FONT + "\"&10" + notes.replace("&", "&&"));
    }
  }
}
