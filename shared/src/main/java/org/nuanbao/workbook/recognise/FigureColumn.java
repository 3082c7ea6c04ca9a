package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Map;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.recognise.ItemRows.Place;

/** Finds the sheet's column that the figures stand in. */
final class FigureColumn {
  private FigureColumn() {}

  /**
   * Under the printed heading; else the last one filled; else as far from the labels as printed.
   */
  static int find(Statistics form, List<KeptRow> rows, Map<String, Place> places) {
    int printed = printed(form);
    String heading = heading(form, printed);
    int firstItem = places.values().stream().mapToInt(p -> p.row().number()).min().orElse(0);
    int headed = -1;
    for (KeptRow row : rows) {
      for (int column = 0; row.number() < firstItem && column < row.width(); column++) {
        if (!heading.isEmpty() && row.label(column).equals(heading)) {
          headed = column;
        }
      }
    }
    if (headed >= 0) {
      return headed;
    }
    int filled = -1;
    for (Place place : places.values()) {
      KeptRow row = place.row();
      for (int column = row.width() - 1; column > Math.max(place.column(), filled); column--) {
        if (row.hasContent(column)) {
          filled = column;
        }
      }
    }
    return filled >= 0 ? filled : printed;
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
