package org.nuanbao.workbook;

import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/**
 * Passes a sheet's rows on, unless its first cell says that annotating has added the sheet: then
 * they go where reasons are read.
 */
final class MaybeOurs implements RowSink {
  private final String name;
  private final RowSink next;
  private final RowSink reasons;
  private boolean ours;

  MaybeOurs(String name, RowSink next, RowSink reasons) {
    this.reasons = reasons;
    this.name = name;
    this.next = next;
  }

  @Override
  public void row(Row row) {
    if (row.number() == 1
        && row.width() > 0
        && row.value(0) instanceof Value.Text(String text)
        && ProblemSheet.isOurs(name, text)) {
      ours = true;
    }
    (ours ? reasons : next).row(row);
  }
}
