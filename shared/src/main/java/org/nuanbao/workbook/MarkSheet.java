package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/** Reads the hidden {@link Mark}. Whatever else stands on that sheet is data in hiding. */
final class MarkSheet implements RowSink {
  private static final int LAST = 5;
  private static final int LONGEST = 200;

  private final Map<Integer, String> lines = new HashMap<>();
  private boolean foreign;

  @Override
  public void row(Row row) {
    for (int column = 0; column < row.width(); column++) {
      if (!row.hasContent(column)) {
        continue;
      }
      if (column == 0
          && row.number() <= LAST
          && row.value(0) instanceof Value.Text(String text)
          && text.length() <= LONGEST) {
        lines.put(row.number(), text);
      } else {
        foreign = true;
      }
    }
  }

  boolean holdsOther() {
    return foreign || (!lines.isEmpty() && !Mark.WORD.equals(lines.get(1)));
  }

  @Nullable Mark mark() {
    String form = lines.get(2);
    String version = lines.get(3);
    if (!Mark.WORD.equals(lines.get(1)) || form == null || version == null) {
      return null;
    }
    return new Mark(form, version, lines.get(4), lines.get(5));
  }
}
