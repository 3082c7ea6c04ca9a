package org.nuanbao.workbook;

import org.nuanbao.form.Form;

/**
 * Makes the blank workbook of a form: as it is printed, ready for A4, with number formats,
 * dropdowns, live sums, hints while typing and a hidden {@link Mark}. Printed cells are locked
 * without a password.
 */
public final class TemplateWriter {
  /** Rows of a roster that are ready to be filled in. */
  static final int PREPARED_ROWS = 200;

  private TemplateWriter() {}

  /** An {@code .xlsx}; the same bytes whenever it is made of the same form and mark. */
  public static byte[] blank(Form form, Mark mark) {
    try (Draft draft = Draft.of(form, mark, PREPARED_ROWS)) {
      return draft.bytes();
    }
  }
}
