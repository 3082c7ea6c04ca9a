package org.nuanbao.form;

import java.util.List;

/** A form of a notice: what it asks for, how it is printed, which rules it must keep. */
public sealed interface Form permits Tabled, Roster, Single {
  Head head();

  /** The blanks above and below the table: unit, filler, telephone, date. */
  List<Field> fields();

  Layout layout();

  /** In the order of their ids. */
  List<Rule> rules();

  default FormId id() {
    return head().id();
  }
}
