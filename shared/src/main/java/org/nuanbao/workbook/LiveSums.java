package org.nuanbao.workbook;

import java.util.List;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;

/** Formulas where the form prints one; whoever writes a figure over it is judged by the figure. */
final class LiveSums {
  private LiveSums() {}

  static void write(Form form, Placement placement, XSSFSheet sheet) {
    switch (form) {
      case Roster _, Single _ -> {}
      case Tabled tabled -> printed(tabled).forEach(sum -> write(sum, placement, sheet));
    }
  }

  /** The sums whose target bears a printed formula. */
  private static List<Rule.Sum> printed(Tabled form) {
    return form.rules().stream()
        .flatMap(rule -> rule.sum().stream())
        .filter(sum -> form.item(sum.target()).map(Item::formula).isPresent())
        .toList();
  }

  private static void write(Rule.Sum sum, Placement placement, XSSFSheet sheet) {
    CellAddress target = placement.spots().get(sum.target());
    if (target != null) {
      sheet
          .getRow(target.getRow())
          .getCell(target.getColumn())
          .setCellFormula(SumFormula.of(placement.cells(sum.terms())));
    }
  }
}
