package org.nuanbao.workbook.mark;

import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.mark.ProblemList.Line;
import org.nuanbao.workbook.mark.ProblemList.Look;
import org.nuanbao.workbook.xml.TagText;

/** Writes the list of problems as a sheet of an {@code .xlsx}. */
final class ListSheet {
  private final StringBuilder xml = new StringBuilder(PackageParts.HEAD);
  private final StringBuilder links = new StringBuilder();
  private final Map<Look, Integer> styles;

  private ListSheet(Map<Look, Integer> styles) {
    this.styles = styles;
  }

  /**
   * The sheet's part.
   *
   * @param styles the style of each look
   */
  static String xml(ProblemList list, Map<Look, Integer> styles) {
    return new ListSheet(styles).sheet(list);
  }

  private String sheet(ProblemList list) {
    xml.append("<worksheet xmlns=\"").append(SheetCopy.MAIN).append("\"><sheetPr><pageSetUpPr");
    xml.append(" fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:H").append(list.lines().size());
    xml.append("\"/><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"");
    xml.append(ProblemList.HEAD).append("\" topLeftCell=\"A").append(ProblemList.HEAD + 1);
    xml.append("\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>");
    xml.append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    columns();
    xml.append("<sheetData>");
    for (int i = 0; i < list.lines().size(); i++) {
      line(i + 1, list.lines().get(i));
    }
    xml.append("</sheetData>");
    if (!links.isEmpty()) {
      xml.append("<hyperlinks>").append(links).append("</hyperlinks>");
    }
    return xml.append("<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\"")
        .append(" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" fitToHeight=\"0\"")
        .append(" orientation=\"landscape\"/></worksheet>")
        .toString();
  }

  private void columns() {
    List<Integer> widths = ProblemList.WIDTHS;
    xml.append("<cols>");
    for (int c = 0; c < widths.size(); c++) {
      xml.append("<col min=\"").append(c + 1).append("\" max=\"").append(c + 1);
      xml.append("\" width=\"").append(widths.get(c)).append('"');
      xml.append(c == ProblemList.TOKEN ? " hidden=\"1\"" : "").append(" customWidth=\"1\"/>");
    }
    xml.append("</cols>");
  }

  private void line(int row, Line line) {
    xml.append("<row r=\"").append(row).append('"');
    if (line.points() > 0) {
      xml.append(" ht=\"").append(line.points()).append('"');
    }
    xml.append('>');
    if (line.number() > 0) {
      begin(row, 0, Look.BOX);
      xml.append("><v>").append(line.number()).append("</v></c>");
    }
    for (ProblemList.Entry entry : line.entries()) {
      entry(row, entry);
    }
    xml.append("</row>");
  }

  private void begin(int row, int column, Look look) {
    xml.append("<c r=\"").append(CellName.of(column, row)).append("\" s=\"");
    xml.append(styles.get(look)).append('"');
  }

  private void entry(int row, ProblemList.Entry entry) {
    begin(row, entry.column(), entry.look());
    String text = TagText.escaped(CellText.stored(entry.text()));
    if (text.isEmpty()) {
      xml.append("/>");
    } else {
      // Not as a text of its own within the cell: POI leaves that beside what is written later.
      xml.append(" t=\"str\"><v>").append(text).append("</v></c>");
    }
    if (entry.link() != null) {
      links.append("<hyperlink ref=\"").append(CellName.of(entry.column(), row));
      links.append("\" location=\"").append(TagText.escaped(entry.link())).append("\"/>");
    }
  }
}
