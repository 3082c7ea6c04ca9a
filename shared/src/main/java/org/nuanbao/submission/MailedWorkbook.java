package org.nuanbao.submission;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FormId;

/** What a workbook that came by mail says of itself. All of it is a hint, none is authority. */
public sealed interface MailedWorkbook {
  /**
   * It is one of the forms that its sender may owe.
   *
   * @param unit the path on the template's hidden mark; null where there is none
   * @param names of the unit, as printed on its sheets
   * @param days printed on its sheets
   */
  record Filled(FormId form, @Nullable String unit, List<String> names, List<LocalDate> days)
      implements MailedWorkbook {}

  /** It cannot be read, or is none of these forms; which the sender is told. */
  record Unknown(String message, String english) implements MailedWorkbook {
    public static Unknown because(Finding why) {
      return new Unknown(why.message(), why.english());
    }
  }
}
