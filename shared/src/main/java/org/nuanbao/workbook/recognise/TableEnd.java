package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Set;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.workbook.cells.SheetRow;

/** Tells the row that ends a roster: a printed note, a total, a line for signatures. */
final class TableEnd {
  private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计", "合计人数", "合计金额");
  private static final List<String> NOTES = List.of("注:", "备注:", "说明:", "注1", "填表说明", "注.");
  private static final int NOTE = 6;

  private final List<String> printed;

  TableEnd(Form form) {
    printed =
        form.layout().rows().stream()
            .filter(row -> row.kind() == Layout.Kind.NOTE)
            .flatMap(row -> row.slots().stream())
            .filter(Layout.Slot.Printed.class::isInstance)
            .map(slot -> LabelText.of(((Layout.Slot.Printed) slot).text()))
            .filter(text -> text.length() >= NOTE)
            .map(text -> text.substring(0, Math.min(12, text.length())))
            .toList();
  }

  /** Whether this row stands behind the table, judged by its first text. */
  boolean isAt(SheetRow row, int filled, int columns) {
    if (filled * 2 > columns) {
      return false;
    }
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column)) {
        String text = LabelText.of(row.value(column));
        if (!text.isEmpty()) {
          return TOTALS.contains(text)
              || NOTES.stream().anyMatch(text::startsWith)
              || printed.stream().anyMatch(text::startsWith);
        }
      }
    }
    return false;
  }
}
