package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.LookStyles.Look;

/**
 * The sheet that compares a node's totals over several periods: a row for each figure, a column for
 * each period, and the change in the last period. Nothing on it adds periods up.
 */
final class TrendSheet {
  static final String NAME = "走势";

  private static final int HEADINGS = 2;
  private static final int REPORTED = HEADINGS + 1;
  private static final int FIRST_FIGURE = REPORTED + 1;

  private final XSSFSheet sheet;
  private final LookStyles styles;
  private final List<Figure> figures;
  private final List<NodeSheet.Week> weeks;

  private TrendSheet(XSSFWorkbook book, Form form, NodeSheet node) {
    this.sheet = book.createSheet(NAME);
    this.styles = new LookStyles(book);
    this.figures = Figure.of(form);
    this.weeks = node.trend();
  }

  /** Writes the sheet; does nothing if there is nothing to compare. */
  static void write(XSSFWorkbook book, Form form, NodeSheet node) {
    if (!node.trend().isEmpty()) {
      TrendSheet trend = new TrendSheet(book, form, node);
      trend.head(form.head().title(), node.node());
      trend.figures();
      trend.paper();
    }
  }

  private void head(String title, String node) {
    styles.text(
        sheet.createRow(0), 0, title + "：走势", Look.text(16, HorizontalAlignment.LEFT).strong());
    styles.text(sheet.createRow(1), 0, node, Look.text(11, HorizontalAlignment.LEFT));
    XSSFRow headings = sheet.createRow(HEADINGS);
    XSSFRow reported = sheet.createRow(REPORTED);
    Look heading = Look.box(HorizontalAlignment.CENTER).strong();
    styles.text(headings, 0, "项目", heading);
    styles.text(reported, 0, "已报单位/应报单位", Look.box(HorizontalAlignment.LEFT));
    for (int i = 0; i < weeks.size(); i++) {
      NodeSheet.Week week = weeks.get(i);
      styles.text(headings, 1 + i, week.period(), heading);
      styles.text(
          reported,
          1 + i,
          week.reported() + "/" + week.expected(),
          Look.box(HorizontalAlignment.CENTER));
    }
    styles.text(headings, 1 + weeks.size(), "比上期增减", heading);
    styles.text(reported, 1 + weeks.size(), "", Look.box(HorizontalAlignment.CENTER));
  }

  private void figures() {
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      XSSFRow row = sheet.createRow(FIRST_FIGURE + i);
      styles.text(row, 0, figure.label(), Look.box(HorizontalAlignment.LEFT));
      Look look = Look.box(HorizontalAlignment.CENTER).input(LookStyles.format(figure.type()));
      for (int w = 0; w < weeks.size(); w++) {
        styles.number(row, 1 + w, weeks.get(w).totals().get(figure.key()), look);
      }
      styles.number(row, 1 + weeks.size(), change(figure.key()), look);
    }
  }

  private @Nullable BigDecimal change(String key) {
    BigDecimal last = weeks.getLast().totals().get(key);
    BigDecimal before = weeks.size() < 2 ? null : weeks.get(weeks.size() - 2).totals().get(key);
    return last == null || before == null ? null : last.subtract(before);
  }

  private void paper() {
    sheet.setColumnWidth(0, 40 * 256);
    for (int i = 0; i <= weeks.size(); i++) {
      sheet.setColumnWidth(1 + i, 13 * 256);
    }
    sheet.createFreezePane(1, FIRST_FIGURE);
    sheet.setRepeatingRows(new CellRangeAddress(HEADINGS, HEADINGS, -1, -1));
    sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
    sheet.getPrintSetup().setLandscape(true);
  }
}
