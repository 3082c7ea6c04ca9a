package org.nuanbao.workbook;

import org.apache.poi.ss.util.CellAddress;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * Makes the blank workbook of a form: laid out as printed, ready for A4, with number formats,
 * dropdowns, live sums, hints while typing and a hidden {@link Mark}. Printed cells are locked
 * without a password.
 */
public final class TemplateWriter {
  private TemplateWriter() {}

  /**
   * The blank workbook as {@code .xlsx}, with the unit's name filled in if the mark has one. The
   * same form and mark always give the same bytes.
   */
  public static byte[] blank(Form form, Mark mark) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, mark, PreparedRows.blank())) {
      NothingChoice.print(draft, form);
      CellAddress unit = draft.placement().field(Field.UNIT);
      if (mark.unitName() != null && unit != null) {
        draft.put(unit.getRow(), unit.getColumn(), new Value.Text(mark.unitName()), ValueType.TEXT);
      }
      return draft.bytes();
    }
  }
}
