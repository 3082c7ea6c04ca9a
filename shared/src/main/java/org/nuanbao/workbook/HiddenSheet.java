package org.nuanbao.workbook;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/** Looks whether a hidden sheet holds anything but the texts allowed. */
final class HiddenSheet implements RowSink {
  private final Set<String> allowed;
  private @Nullable String cell;

  HiddenSheet(Set<String> allowed) {
    this.allowed = allowed;
  }

  @Override
  public void row(Row row) {
    for (int column = 0; cell == null && column < row.width(); column++) {
      if (row.hasContent(column) && !isAllowed(row.value(column))) {
        cell = row.cell(column);
      }
    }
  }

  private boolean isAllowed(Value value) {
    return switch (value) {
      case Value.Blank _ -> true;
      case Value.Text(String text) -> allowed.contains(text);
      case Value.Numeric _, Value.Day _, Value.Broken _ -> false;
    };
  }

  /** The first cell that holds something; null if there is none. */
  @Nullable String cell() {
    return cell;
  }
}
