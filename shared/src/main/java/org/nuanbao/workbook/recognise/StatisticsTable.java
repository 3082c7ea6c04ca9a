package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.recognise.ItemRows.Place;

/** Reads a statistics form: each item's figure is in the row of its label. */
final class StatisticsTable implements SheetTable {
  private final Statistics form;
  private final List<KeptRow> rows;

  StatisticsTable(Statistics form, List<KeptRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    ItemRows found = ItemRows.find(form, rows);
    checkWhole(found);
    Map<String, Place> places = found.places();
    int column = column(places);
    Map<String, FigureCells.Spot> spots = new HashMap<>();
    places.forEach((ref, place) -> spots.put(ref, new FigureCells.Spot(place.row(), column)));
    int first = firstRow(places);
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
    return SheetTable.named(items.stream().map(item -> item.ref() + item.core()).toList());
  }

  /**
   * The sheet's column with the figures: the one under the printed heading, or else the filled one
   * to the right of the labels, or else the printed one.
   *
   * @throws org.nuanbao.workbook.guard.FileRefusal if it may be one of several
   */
  private int column(Map<String, Place> places) {
    int printed = printed();
    SortedSet<Integer> headed = headed(heading(printed), firstRow(places));
    SortedSet<Integer> found = headed.isEmpty() ? filled(places) : headed;
    if (found.size() > 1) {
      List<String> letters = found.stream().map(CellName::column).toList();
      throw SheetTable.mismatch(
          "不能确定数据填在哪一栏（%s 列都有可能）；请用最新的模板填写，或只保留一栏数据。".formatted(String.join("、", letters)),
          "The figures may stand in several columns; please use the latest template.");
    }
    return found.isEmpty() ? printed : found.first();
  }

  private static int firstRow(Map<String, Place> places) {
    return places.values().stream().mapToInt(p -> p.row().number()).min().orElse(0);
  }

  private SortedSet<Integer> headed(String heading, int firstItem) {
    SortedSet<Integer> headed = new TreeSet<>();
    for (KeptRow row : rows) {
      for (int column = 0; row.number() < firstItem && column < row.width(); column++) {
        if (!heading.isEmpty() && row.label(column).equals(heading)) {
          headed.add(column);
        }
      }
    }
    return headed;
  }

  /** The columns to the right of the labels that hold anything besides the items' units. */
  private SortedSet<Integer> filled(Map<String, Place> places) {
    SortedSet<Integer> filled = new TreeSet<>();
    for (Item item : form.items()) {
      Place place = places.get(item.ref());
      for (int column = place == null ? 0 : place.column() + 1;
          place != null && column < place.row().width();
          column++) {
        if (place.row().hasContent(column)
            && !place.row().label(column).equals(LabelText.of(item.unit()))) {
          filled.add(column);
        }
      }
    }
    return filled;
  }

  /** The layout's column of the first item's input; -1 if there is none. */
  private int printed() {
    for (Item item : form.items()) {
      for (Layout.Row row : form.layout().rows()) {
        int column = row.slots().indexOf(new Layout.Slot.Input(item.ref()));
        if (column >= 0) {
          return column;
        }
      }
    }
    return -1;
  }

  private String heading(int column) {
    for (Layout.Row row : form.layout().rows()) {
      if (row.kind() == Layout.Kind.HEADING && column >= 0 && column < row.slots().size()) {
        int at = column;
        while (at > 0 && row.slots().get(at) instanceof Layout.Slot.Left) {
          at--;
        }
        if (row.slots().get(at) instanceof Layout.Slot.Printed(String text)) {
          return LabelText.of(text);
        }
      }
    }
    return "";
  }
}
