package org.nuanbao.check;

import java.util.List;
import java.util.Set;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;

/**
 * A reading, judged.
 *
 * @param findings complete, in the order of the rules
 * @param pending ids of rules whose fact is not known yet; one may also stand in findings
 */
public record CheckResult(List<Finding> findings, List<String> pending) {

  /** Why warnings may stand: a reason more is news, though the values are the same. */
  public List<String> reasons() {
    return findings.stream()
        .filter(finding -> finding.kept() != null)
        .map(finding -> finding.token() + " " + finding.kept())
        .toList();
  }

  /** What was found on one sheet. */
  public CheckResult on(String sheet) {
    return new CheckResult(
        findings.stream().filter(finding -> finding.sheet().equals(sheet)).toList(), pending);
  }

  /**
   * Whether the workbook goes back to its sender: some error stands in it. A missed deadline is an
   * error too, but never decides; what comes late is accepted and marked.
   */
  public boolean rejects(Form form) {
    Set<String> deadlines = form.deadlines();
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .anyMatch(finding -> finding.rule() == null || !deadlines.contains(finding.rule()));
  }
}
