package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Crosstab;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/** Reads a crosstab: each figure where the row of its label meets the column of its heading. */
final class CrosstabTable implements SheetTable {
  private final Crosstab form;
  private final List<KeptRow> rows;

  CrosstabTable(Crosstab form, List<KeptRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  @Override
  public void row(SheetRow row) {
    // The form has long been printed; what stands hundreds of rows below isn't part of it.
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    CrosstabPlaces places = CrosstabPlaces.find(form, rows);
    check(places);
    int heading = rows.get(places.heading()).number();
    FigureTable table = new FigureTable(form, rows, heading, heading + 1, spots(places));
    return List.of(table.read(sheet, end));
  }

  private static void check(CrosstabPlaces places) {
    if (!places.missing().isEmpty()) {
      throw SheetTable.mismatch(
          "表里缺少这些行或栏：%s；请用最新的模板，不要删改。".formatted(String.join("、", places.missing())),
          "The table lacks rows or columns; please use the latest template.");
    }
    if (!places.twice().isEmpty()) {
      throw SheetTable.mismatch(
          "“%s”在表里出现了两次，请只留一处。".formatted(places.twice().getFirst()),
          "A label stands in the table twice; please keep one.");
    }
  }

  private Map<String, FigureCells.Spot> spots(CrosstabPlaces places) {
    Map<String, FigureCells.Spot> spots = new HashMap<>();
    places
        .rows()
        .forEach((row, at) ->
            places
                .columns()
                .forEach((column, letter) ->
                    spots.put(row + "." + column, new FigureCells.Spot(at, letter))));
    return spots;
  }
}
