package org.nuanbao.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Slot;

/** How a form comes out of the printer: A4, one page wide, headings on each page. */
final class Paper {
  /** Wider than this many half-width characters, a sheet is laid across. */
  private static final int UPRIGHT = 100;

  /** A form this much longer than a page is still better made smaller than cut. */
  private static final double ONE_PAGE_POINTS = 770 * 1.5;

  /** The most a footer takes. */
  private static final int FOOTER = 200;

  private Paper() {}

  static void setUp(Form form, Placement placement, XSSFSheet sheet) {
    boolean across = form.layout().widths().stream().mapToInt(Integer::intValue).sum() > UPRIGHT;
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
    sheet.setRepeatingRows(
        new CellRangeAddress(placement.headingFirst(), placement.headingLast(), -1, -1));
    sheet.createFreezePane(0, placement.headingLast() + 1);
    sheet.setDisplayGridlines(false);
    if (hasBody) {
      notesBelow(placement, sheet);
      printWhatIsFilled(placement, sheet);
    } else {
      sheet
          .getWorkbook()
          .setPrintArea(0, 0, placement.columns() - 1, 0, placement.rows().size() - 1);
    }
  }

  private static double points(XSSFSheet sheet) {
    double points = 0;
    for (int r = 0; r <= sheet.getLastRowNum(); r++) {
      points += sheet.getRow(r).getHeightInPoints();
    }
    return points;
  }

  /**
   * The notes stand below the last prepared row, far from the last filled one, and so go on the
   * paper as a footer.
   */
  private static void notesBelow(Placement placement, XSSFSheet sheet) {
    String notes =
        String.join(
            "\n",
            placement.rows().stream()
                .filter(row -> row.kind() == Kind.NOTE)
                .map(Layout.Row::slots)
                .flatMap(List::stream)
                .filter(Slot.Printed.class::isInstance)
                .map(slot -> ((Slot.Printed) slot).text())
                .toList());
    if (!notes.isEmpty() && notes.length() < FOOTER) {
      sheet.getFooter().setLeft("&\"" + Styles.FONT + "\"&10" + notes.replace("&", "&&"));
    }
  }

  /**
   * Prints as many rows as the paper form has, or as are filled in. Programs that want a fixed area
   * here print all prepared rows.
   */
  private static void printWhatIsFilled(Placement placement, XSSFSheet sheet) {
    int first = placement.bodyFirst() + 1;
    int last = placement.bodyFirst() + placement.bodyRows();
    String right = CellReference.convertNumToColString(placement.columns() - 1);
    String name = new CellReference(sheet.getSheetName(), 0, 0, true, true).formatAsString();
    String on = name.substring(0, name.indexOf('!') + 1);
    String body = "%s$A$%d:$%s$%d".formatted(on, first, right, last);
    XSSFName area = sheet.getWorkbook().createName();
    area.setNameName("_xlnm.Print_Area");
    area.setSheetIndex(0);
    area.setRefersToFormula(
        "OFFSET(%s$A$1,0,0,MAX(%d,SUMPRODUCT(MAX((%s<>\"\")*ROW(%s)))),%d)"
            .formatted(
                on,
                placement.bodyFirst() + placement.bodyPrinted(),
                body,
                body,
                placement.columns()));
  }
}
