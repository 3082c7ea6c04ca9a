package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFBorderFormatting;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFPatternFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Severity;

/**
 * What a spreadsheet program computes by itself while somebody fills the form in: printed sums,
 * colours where a rule is broken, lines around rows that are filled in.
 */
final class LiveFormulas {
  private LiveFormulas() {}

  static void write(Form form, Placement placement, XSSFSheet sheet) {
    colour(form, placement, sheet);
    linesWhereFilledIn(placement, sheet);
    printed(form).forEach(sum -> write(sum, placement, sheet));
  }

  /**
   * The sums whose target cell has a printed formula. If somebody writes a figure over the formula,
   * that figure is judged.
   */
  private static List<Rule.Sum> printed(Form form) {
    Map<String, Place> places = form.places();
    return form.rules().stream()
        .flatMap(rule -> rule.sum().stream())
        .filter(sum ->
            places.get(sum.target()) instanceof Place(Item item, _, _, _) && item.formula() != null)
        .toList();
  }

  private static void write(Rule.Sum sum, Placement placement, XSSFSheet sheet) {
    CellAddress target = placement.spots().get(sum.target());
    if (target != null && placement.holds(sum.terms())) {
      sheet
          .getRow(target.getRow())
          .getCell(target.getColumn())
          .setCellFormula(formula(placement.cells(sum.terms())));
    }
  }

  /**
   * Colours the cells of a broken sum or comparison. Figures are rounded to six decimals before
   * they are compared, because a spreadsheet adds in binary. The checker, which is exact, gives the
   * verdict.
   */
  private static void colour(Form form, Placement placement, XSSFSheet sheet) {
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

  /**
   * Colours both sides while left minus right satisfies {@code when}, such as {@code <>0}. Nothing
   * is coloured if a side has no cells.
   */
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
    return formula(cells.stream().map(LiveFormulas::fixed).toList());
  }

  /** The cell as {@code $E$7}, because the formula is the same for every cell it colours. */
  private static String fixed(String cell) {
    return cell.replaceFirst("([A-Z]+)([0-9]+)", "\\$$1\\$$2");
  }

  /**
   * {@code SUM(E7,E8,E9)} without the equals sign, as the file format stores it, with the terms in
   * the rule's order. {@code SUM} ignores text, so one unreadable term does not hide the others.
   */
  private static String formula(List<String> cells) {
    return "SUM(" + String.join(",", cells) + ")";
  }
}
