package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.recognise.ItemRows.Place;

/** Finds the sheet's column that the figures stand in. */
final class FigureColumn {
  private FigureColumn() {}

  /**
   * Under the printed heading; else the one that is filled in right of the labels; else as far from
   * them as printed.
   *
   * @throws org.nuanbao.workbook.guard.FileRefusal if it may be one of several
   */
  static int find(Statistics form, List<KeptRow> rows, Map<String, Place> places) {
    int printed = printed(form);
    SortedSet<Integer> headed = headed(rows, heading(form, printed), firstRow(places));
    SortedSet<Integer> found = headed.isEmpty() ? filled(form, places) : headed;
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

  private static SortedSet<Integer> headed(List<KeptRow> rows, String heading, int firstItem) {
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

  /** Columns right of the labels that hold something, and not just the items' units. */
  private static SortedSet<Integer> filled(Statistics form, Map<String, Place> places) {
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

  /** The layout's column of the first item's input. */
  private static int printed(Statistics form) {
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

  private static String heading(Statistics form, int column) {
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
