package org.nuanbao.workbook;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.form.Rule;

/** Formulas where the form prints one; whoever writes a figure over it is judged by the figure. */
final class LiveSums {
  private LiveSums() {}

  static void write(Form form, Placement placement, XSSFSheet sheet) {
    printed(form).forEach(sum -> write(sum, placement, sheet));
  }

  /** The sums whose target bears a printed formula. */
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
          .setCellFormula(SumFormula.of(placement.cells(sum.terms())));
    }
  }
}
