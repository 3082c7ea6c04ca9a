package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Item;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.recognise.ItemRows.Place;

/** Reads a statistics form: each item's figure in the row of its label. */
final class StatisticsTable implements SheetTable {
  private static final int NAMED = 5;

  private final Statistics form;
  private final List<KeptRow> rows;

  StatisticsTable(Statistics form, List<KeptRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  @Override
  public void row(SheetRow row) {
    // The form has long been printed; what stands hundreds of rows below isn't part of it.
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    ItemRows found = ItemRows.find(form, rows);
    checkWhole(found);
    Map<String, Place> places = found.places();
    int column = FigureColumn.find(form, rows, places);
    Map<String, FigureCells.Spot> spots = new HashMap<>();
    places.forEach((ref, place) -> spots.put(ref, new FigureCells.Spot(place.row(), column)));
    int first = places.values().stream().mapToInt(p -> p.row().number()).min().orElse(0);
    return List.of(new FigureTable(form, rows, first, first, spots).read(sheet, end));
  }

  private void checkWhole(ItemRows found) {
    List<Item> missing =
        form.items().stream().filter(item -> !found.places().containsKey(item.ref())).toList();
    if (!missing.isEmpty()) {
      throw SheetTable.mismatch(
          "表里缺少 %d 个项目（%s）；请用最新的模板，不要删改项目。".formatted(missing.size(), names(missing)),
          "The table lacks %d items; please use the latest template.".formatted(missing.size()));
    }
    if (!found.otherUnit().isEmpty()) {
      throw SheetTable.mismatch(
          "这些项目印的金额单位与本表不同：%s；请改用本表的单位（元或万元）填写。".formatted(names(found.otherUnit())),
          "Items are printed in another unit of money; please use the form's.");
    }
    if (!found.twice().isEmpty()) {
      throw SheetTable.mismatch(
          "这些项目在表里出现了两次：%s；请只留一行。".formatted(names(found.twice())),
          "Items stand in the table twice; please keep one row each.");
    }
  }

  private static String names(List<Item> items) {
    List<String> named = items.stream().limit(NAMED).map(item -> item.ref() + item.core()).toList();
    return String.join("、", named) + (items.size() > NAMED ? "等" : "");
  }
}
