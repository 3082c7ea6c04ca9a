package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFBorderFormatting;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFPatternFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Severity;

/**
 * Colours the cells of a broken sum or comparison while the form is being filled in. Figures are
 * compared after rounding to six decimals, for a spreadsheet adds in binary; the verdict is the
 * checker's, which is exact.
 */
final class Colouring {
  private Colouring() {}

  static void colour(Form form, Placement placement, XSSFSheet sheet) {
    for (Rule rule : form.rules()) {
      rule.sides()
          .filter(sides -> placement.holds(sides.refs()))
          .ifPresent(sides ->
              rule(
                  sheet,
                  rule.head().severity(),
                  placement.cells(sides.left()),
                  placement.cells(sides.right()),
                  sides.exact() ? "<>0" : ">0"));
    }
    linesWhereFilledIn(placement, sheet);
  }

  private static void linesWhereFilledIn(Placement placement, XSSFSheet sheet) {
    int first = placement.bodyFirst() + placement.bodyPrinted();
    int last = placement.bodyFirst() + placement.bodyRows() - 1;
    if (placement.bodyFirst() < 0 || first > last) {
      return;
    }
    CellRangeAddress prepared = new CellRangeAddress(first, last, 0, placement.columns() - 1);
    String row = new CellRangeAddress(first, first, 0, placement.columns() - 1).formatAsString();
    XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    XSSFConditionalFormattingRule rule =
        formatting.createConditionalFormattingRule(
            "COUNTA(" + row.replaceAll("([A-Z]+)", "\\$$1") + ")>0");
    XSSFBorderFormatting lines = rule.createBorderFormatting();
    lines.setBorderTop(BorderStyle.THIN);
    lines.setBorderBottom(BorderStyle.THIN);
    lines.setBorderLeft(BorderStyle.THIN);
    lines.setBorderRight(BorderStyle.THIN);
    formatting.addConditionalFormatting(new CellRangeAddress[] {prepared}, rule);
  }

  /** Colours both sides while left minus right is as said and something is filled in. */
  private static void rule(
      XSSFSheet sheet, Severity severity, List<String> left, List<String> right, String when) {
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    String broken = "ROUND(%s-%s,6)%s".formatted(sum(left), sum(right), when);
    XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(broken);
    XSSFPatternFormatting fill = rule.createPatternFormatting();
    fill.setFillBackgroundColor(Tint.of(severity));
    fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    List<String> cells = new ArrayList<>(left);
    cells.addAll(right);
    formatting.addConditionalFormatting(
        cells.stream().map(CellRangeAddress::valueOf).toArray(CellRangeAddress[]::new), rule);
  }

  private static String sum(List<String> cells) {
    return SumFormula.of(cells.stream().map(Colouring::fixed).toList());
  }

  /** {@code $E$7}: the formula is the same for each of the cells. */
  private static String fixed(String cell) {
    return cell.replaceFirst("([A-Z]+)([0-9]+)", "\\$$1\\$$2");
  }
}
