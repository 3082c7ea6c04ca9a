package org.nuanbao.local.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Checked;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Reading;

/**
 * What the check says of one workbook or sample.
 *
 * @param file as the user named it
 * @param sample its id; null for a workbook
 * @param form null where it was not recognised
 * @param reading of a workbook that could be read; null for a sample
 */
record Report(
    String file,
    @Nullable String sample,
    @Nullable Form form,
    @Nullable Reading reading,
    Outcome outcome,
    List<Finding> findings,
    List<String> pending) {

  enum Outcome {
    ACCEPTED,
    REJECTED,
    UNREADABLE
  }

  static Report ofSample(String file, String sample, Form form, Checked checked) {
    return judged(file, sample, form, null, checked);
  }

  static Report ofWorkbook(String file, Form form, Reading reading, Checked checked) {
    return judged(file, null, form, reading, checked);
  }

  private static Report judged(
      String file, @Nullable String sample, Form form, @Nullable Reading reading, Checked checked) {
    return new Report(
        file,
        sample,
        form,
        reading,
        checked.rejects(form) ? Outcome.REJECTED : Outcome.ACCEPTED,
        checked.findings(),
        checked.pending());
  }

  static Report unreadable(String file, Finding why) {
    return new Report(file, null, null, null, Outcome.UNREADABLE, List.of(why), List.of());
  }

  /** A missed deadline does not reject, but it is an error. */
  int exit() {
    if (outcome == Outcome.UNREADABLE) {
      return Exit.UNREADABLE;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? Exit.FINDINGS
        : Exit.OK;
  }
}
