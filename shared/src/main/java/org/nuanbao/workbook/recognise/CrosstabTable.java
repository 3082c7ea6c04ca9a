package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Crosstab;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.workbook.cells.SheetEnd;
import org.nuanbao.workbook.cells.SheetRow;

/** Reads a crosstab: each figure where the row of its label meets the column of its heading. */
final class CrosstabTable implements Table {
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
    FileFindings findings = new FileFindings(sheet);
    int first = rows.get(places.heading()).number() + 1;
    Set<Integer> columns = Set.copyOf(places.columns().values());
    new Unread(rows, first, places.rows().values(), columns).tell(findings);
    Body.Figures figures = new FigureCells(form, spots(places), end, findings).read();
    Reading reading =
        new Reading(
            form.id(),
            form.head().version(),
            sheet,
            null,
            new FieldCells(form, end.merged()).read(around(places)),
            figures);
    return List.of(new FoundForm(form, reading, findings.all()));
  }

  private static void check(CrosstabPlaces places) {
    if (!places.missing().isEmpty()) {
      throw Table.mismatch(
          "表里缺少这些行或栏：%s；请用最新的模板，不要删改。".formatted(String.join("、", places.missing())),
          "The table lacks rows or columns; please use the latest template.");
    }
    if (!places.twice().isEmpty()) {
      throw Table.mismatch(
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

  private List<KeptRow> around(CrosstabPlaces places) {
    int first = rows.get(places.heading()).number();
    int last = places.rows().values().stream().mapToInt(KeptRow::number).max().orElse(first);
    return rows.stream().filter(row -> row.number() < first || row.number() > last).toList();
  }
}
