package org.nuanbao.local.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Reading;
import org.nuanbao.workbook.ReadOutcome;

/**
 * What the check says about one workbook or sample.
 *
 * @param file as the user named it
 * @param sample the sample's id; null for a workbook
 * @param form null where it was not recognised
 * @param read the workbook, if it could be read; null for a sample
 * @param part the number of the part, from 1, if a workbook has several; else 0
 */
record CheckReport(
    String file,
    @Nullable String sample,
    @Nullable Form form,
    ReadOutcome.@Nullable Read read,
    int part,
    Outcome outcome,
    List<Finding> findings,
    List<String> pending) {

  enum Outcome {
    ACCEPTED,
    REJECTED,
    /** The file was added up, but not all of it. */
    LEFT_OUT,
    UNREADABLE
  }

  static CheckReport ofSample(String file, String sample, Form form, CheckResult checked) {
    return judged(file, sample, form, null, 0, checked);
  }

  static CheckReport ofWorkbook(String file, ReadOutcome.Read read, int part, CheckResult checked) {
    return judged(file, null, read.form(), read, part, checked);
  }

  private static CheckReport judged(
      String file,
      @Nullable String sample,
      Form form,
      ReadOutcome.@Nullable Read read,
      int part,
      CheckResult checked) {
    return new CheckReport(
        file,
        sample,
        form,
        read,
        part,
        checked.rejects(form) ? Outcome.REJECTED : Outcome.ACCEPTED,
        checked.findings(),
        checked.pending());
  }

  /** Reports a file that was added up except for what these findings name. */
  static CheckReport leftOut(String file, Form form, List<Finding> findings) {
    return new CheckReport(file, null, form, null, 0, Outcome.LEFT_OUT, findings, List.of());
  }

  /** Reports a file that was added up, with findings that its sender should look at. */
  static CheckReport told(String file, Form form, List<Finding> findings) {
    return new CheckReport(file, null, form, null, 0, Outcome.ACCEPTED, findings, List.of());
  }

  static CheckReport unreadable(String file, Finding why) {
    return new CheckReport(file, null, null, null, 0, Outcome.UNREADABLE, List.of(why), List.of());
  }

  /** The name of the part's sheet; empty where there is only one part. */
  String sheet() {
    return read == null || part == 0 ? "" : read.parts().get(part - 1).reading().sheet();
  }

  /** The values that were read; null for a sample and for what could not be read. */
  @Nullable Reading reading() {
    return read == null ? null : read.parts().get(Math.max(part, 1) - 1).reading();
  }

  /** The exit status. A missed deadline does not reject a file, but it is an error. */
  int exit() {
    if (outcome == Outcome.UNREADABLE) {
      return Exit.UNREADABLE;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? Exit.FINDINGS
        : Exit.OK;
  }
}
