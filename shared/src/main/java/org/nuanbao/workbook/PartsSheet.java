package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.LookStyles.Look;

/**
 * The sheet that lists the sources of a node's totals: a row for each part with its duties and
 * figures, and below them the totals as live sums. A measure of distinct values is not summed,
 * because its total may be less than its parts together.
 */
final class PartsSheet {
  static final String NAME = "各单位";

  private static final List<String> DUTIES = List.of("应报", "已报", "未报", "迟报");
  private static final int ORIGIN = 2 + 4;
  private static final int FIRST_FIGURE = ORIGIN + 1;
  private static final int HEADINGS = 2;

  private final XSSFSheet sheet;
  private final LookStyles styles;
  private final List<Figure> figures;
  private final int totalsRow;

  private PartsSheet(XSSFWorkbook book, Form form, NodeSheet node) {
    this.sheet = book.createSheet(NAME);
    this.styles = new LookStyles(book);
    this.figures = Figure.of(form);
    this.totalsRow = HEADINGS + 1 + node.parts().size();
  }

  static PartsSheet write(XSSFWorkbook book, Form form, NodeSheet node) {
    PartsSheet parts = new PartsSheet(book, form, node);
    parts.head(form, node);
    int row = HEADINGS + 1;
    for (NodeSheet.Part part : node.parts()) {
      parts.part(row - HEADINGS, parts.sheet.createRow(row++), part);
    }
    parts.totals(parts.sheet.createRow(parts.totalsRow), node);
    parts.paper();
    return parts;
  }

  /** Links another sheet's cell to the total of this item. */
  void linkFrom(XSSFCell cell, String name) {
    for (int i = 0; i < figures.size(); i++) {
      String key = figures.get(i).key();
      if (key.equals(name) || key.startsWith(name + "/")) {
        String target = new CellReference(totalsRow, FIRST_FIGURE + i).formatAsString();
        link(cell, HyperlinkType.DOCUMENT, "'" + NAME + "'!" + target);
        return;
      }
    }
  }

  private void head(Form form, NodeSheet node) {
    Look title = Look.text(16, HorizontalAlignment.LEFT).strong();
    styles.text(sheet.createRow(0), 0, form.head().title() + "：各单位情况", title);
    String period = node.period().isEmpty() ? "" : "      " + node.period();
    styles.text(
        sheet.createRow(1), 0, node.node() + period, Look.text(11, HorizontalAlignment.LEFT));
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, FIRST_FIGURE));
    sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, FIRST_FIGURE));
    XSSFRow headings = sheet.createRow(HEADINGS);
    headings.setHeightInPoints(75);
    Look heading = Look.box(HorizontalAlignment.CENTER).strong();
    styles.text(headings, 0, "序号", heading);
    styles.text(headings, 1, "单位", heading);
    for (int i = 0; i < DUTIES.size(); i++) {
      styles.text(headings, 2 + i, DUTIES.get(i), heading);
    }
    styles.text(headings, ORIGIN, "来源", heading);
    for (int i = 0; i < figures.size(); i++) {
      styles.text(headings, FIRST_FIGURE + i, figures.get(i).label(), heading);
    }
  }

  private void part(int number, XSSFRow row, NodeSheet.Part part) {
    number(row, 0, BigDecimal.valueOf(number), "0");
    styles.text(row, 1, part.name(), Look.box(HorizontalAlignment.LEFT));
    duties(row, part.expected(), part.reported(), part.late());
    origin(row, part.source());
    figures(row, part.figures());
  }

  private void origin(XSSFRow row, NodeSheet.Origin origin) {
    Look look = Look.box(HorizontalAlignment.LEFT);
    switch (origin) {
      case NodeSheet.Origin.None _ -> styles.text(row, ORIGIN, "", look);
      case NodeSheet.Origin.Report(String name) -> styles.text(row, ORIGIN, name, look);
      case NodeSheet.Origin.Node(String file) -> {
        styles.text(row, ORIGIN, file, look);
        link(row.getCell(ORIGIN), HyperlinkType.FILE, file);
      }
    }
  }

  private void totals(XSSFRow row, NodeSheet node) {
    styles.text(row, 0, "", Look.box(HorizontalAlignment.CENTER));
    styles.text(row, 1, "合计", Look.box(HorizontalAlignment.CENTER).strong());
    duties(
        row,
        node.parts().stream().mapToInt(NodeSheet.Part::expected).sum(),
        node.parts().stream().mapToInt(NodeSheet.Part::reported).sum(),
        node.parts().stream().mapToInt(NodeSheet.Part::late).sum());
    styles.text(row, ORIGIN, "", Look.box(HorizontalAlignment.LEFT));
    figures(row, node.totals());
    for (int i = 0; i < figures.size(); i++) {
      if (figures.get(i).additive() && node.totals().containsKey(figures.get(i).key())) {
        sum(row.getCell(FIRST_FIGURE + i), figures.get(i).key(), node.parts());
      }
    }
  }

  /**
   * Sets the formula but keeps the exact value as the cell's result; rounding removes binary
   * fractions.
   */
  private static void sum(XSSFCell cell, String key, List<NodeSheet.Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    String value = cell.getRawValue();
    String column = CellReference.convertNumToColString(cell.getColumnIndex());
    String sum =
        "SUM(" + column + (HEADINGS + 2) + ":" + column + (HEADINGS + 1 + parts.size()) + ")";
    int decimals =
        parts.stream()
            .map(part -> part.figures().getOrDefault(key, BigDecimal.ZERO))
            .mapToInt(BigDecimal::scale)
            .max()
            .orElse(0);
    cell.setCellFormula(decimals > 0 ? "ROUND(" + sum + "," + decimals + ")" : sum);
    cell.getCTCell().setV(value);
  }

  private void link(XSSFCell cell, HyperlinkType type, String address) {
    XSSFHyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(type);
    link.setAddress(address);
    cell.setHyperlink(link);
  }

  private void duties(XSSFRow row, int expected, int reported, int late) {
    int column = 2;
    for (int count : new int[] {expected, reported, expected - reported, late}) {
      number(row, column++, BigDecimal.valueOf(count), "0");
    }
  }

  private void figures(XSSFRow row, Map<String, BigDecimal> values) {
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      BigDecimal value = values.get(figure.key());
      if (value == null) {
        styles.text(row, FIRST_FIGURE + i, "", Look.box(HorizontalAlignment.CENTER));
      } else {
        number(row, FIRST_FIGURE + i, value, LookStyles.format(figure.type()));
      }
    }
  }

  private void number(XSSFRow row, int column, BigDecimal value, String format) {
    styles.number(row, column, value, Look.box(HorizontalAlignment.CENTER).input(format));
  }

  private void paper() {
    sheet.setColumnWidth(0, 6 * 256);
    sheet.setColumnWidth(1, 30 * 256);
    for (int i = 0; i < DUTIES.size(); i++) {
      sheet.setColumnWidth(2 + i, 7 * 256);
    }
    sheet.setColumnWidth(ORIGIN, 24 * 256);
    for (int i = 0; i < figures.size(); i++) {
      sheet.setColumnWidth(FIRST_FIGURE + i, 13 * 256);
    }
    sheet.createFreezePane(FIRST_FIGURE, HEADINGS + 1);
    sheet.setRepeatingRows(new CellRangeAddress(HEADINGS, HEADINGS, -1, -1));
    sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 1));
    sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
    sheet.getPrintSetup().setLandscape(true);
  }
}
