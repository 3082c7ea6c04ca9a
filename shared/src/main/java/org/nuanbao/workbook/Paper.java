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

/** How a form is printed: on A4, one page wide, with the headings on each page. */
final class Paper {
  /** A sheet wider than this many half-width characters is printed landscape. */
  private static final int UPRIGHT = 100;

  /** A form up to this long is shrunk to one page rather than cut. */
  private static final double ONE_PAGE_POINTS = 770 * 1.5;

  private static final double POINTS_OF_A_CHARACTER = 5.6;

  /** The sides of an A4 page within its margins, in points. */
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
    // Rows prepared for filling in have no lines yet. Without a print area, a spreadsheet prints
    // only the rows that were filled in.
    if (hasBody) {
      notesBelow(placement, sheet);
    } else {
      XSSFWorkbook book = sheet.getWorkbook();
      book.setPrintArea(
          book.getSheetIndex(sheet), 0, placement.columns() - 1, 0, placement.rows().size() - 1);
    }
  }

  /** Whether a form on one page is printed larger in landscape. */
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

  /** Puts the notes into the page footer. {@code &} begins a code there, so it is doubled. */
  private static void notesBelow(Placement placement, XSSFSheet sheet) {
    String notes = String.join("\n", placement.notes());
    if (!notes.isEmpty()) {
      sheet.getFooter().setLeft("&\"" + LookStyles.FONT + "\"&10" + notes.replace("&", "&&"));
    }
  }
}
