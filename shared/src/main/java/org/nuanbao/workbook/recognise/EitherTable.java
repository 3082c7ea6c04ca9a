package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;

/**
 * A form read by its labels, and where labels are missing by its print as a whole. The rows are
 * kept for the second only while they are few.
 */
final class EitherTable implements SheetTable {
  private static final int ROWS = 2_000;

  private final Form form;
  private final SheetTable labelled;
  private final List<KeptRow> rows;
  private boolean many;

  EitherTable(Form form, SheetTable labelled, List<KeptRow> first) {
    this.form = form;
    this.labelled = labelled;
    this.rows = new ArrayList<>(first);
  }

  @Override
  public void row(SheetRow row) {
    labelled.row(row);
    if (!many) {
      rows.add(KeptRow.of(row));
      many = rows.size() > ROWS;
      if (many) {
        rows.clear();
      }
    }
  }

  /** Of several cards one below the other none may be left out. */
  private boolean isSeveral() {
    return form instanceof Single && rows.size() * 2 > form.layout().rows().size() * 3;
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    if (many || isSeveral()) {
      return labelled.read(sheet, end);
    }
    if (form instanceof Single) {
      AlignedForm aligned = AlignedForm.of(form, rows);
      if (aligned.isAsPrinted()) {
        return aligned.read(sheet, end);
      }
    }
    try {
      return labelled.read(sheet, end);
    } catch (FileRefusal missing) {
      return AlignedForm.orThrow(missing, form, rows).read(sheet, end);
    }
  }
}
