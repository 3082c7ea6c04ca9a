package org.nuanbao.workbook;

import org.nuanbao.form.Form;

/** A kind of form that no workbook can be made of yet: cards and vouchers. */
public final class UnsupportedForm extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedForm(Form form) {
    super(form.id() + ": cards and vouchers cannot be written as workbooks yet");
  }
}
