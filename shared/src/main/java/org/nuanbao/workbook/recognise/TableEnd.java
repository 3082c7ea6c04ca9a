package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.workbook.cells.SheetRow;

/** Tells the row that ends a roster: a printed note or title, a total, a line for signatures. */
final class TableEnd {
  private static final Pattern TOTAL = Pattern.compile("(本页|本表|人数|金额)?(合计|总计|小计|共计|合計|總計|小計|共計).*");
  private static final List<String> NOTES = List.of("注:", "备注:", "说明:", "注1", "填表说明", "注.");
  private static final int NOTE = 6;

  private final List<String> printed;

  TableEnd(Form form) {
    Stream<String> notes =
        form.layout().rows().stream()
            .filter(row -> row.kind() == Layout.Kind.NOTE)
            .flatMap(row -> row.slots().stream())
            .filter(Layout.Slot.Printed.class::isInstance)
            .map(slot -> ((Layout.Slot.Printed) slot).text());
    printed =
        Stream.concat(notes, form.head().titles().stream())
            .map(LabelText::of)
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
          return TOTAL.matcher(text).matches()
              || NOTES.stream().anyMatch(text::startsWith)
              || printed.stream().anyMatch(text::startsWith);
        }
      }
    }
    return false;
  }
}
