package org.nuanbao.check;

import java.util.List;
import java.util.Set;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;

/**
 * The result of judging a reading.
 *
 * @param findings complete, in the order of the rules
 * @param pending ids of rules whose fact is not known yet; such a rule may also have findings
 */
public record CheckResult(List<Finding> findings, List<String> pending) {

  /** The reasons why warnings may stand. A new reason is news, even if the values are the same. */
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
   * Whether the workbook goes back to its sender, because it has an error. A missed deadline is an
   * error too but never rejects a workbook: what comes late is accepted and marked.
   */
  public boolean rejects(Form form) {
    Set<String> deadlines = form.deadlines();
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .anyMatch(finding -> finding.rule() == null || !deadlines.contains(finding.rule()));
  }
}
