package org.nuanbao.workbook.mark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/**
 * The findings that people are shown: the first thousand of each kind, and how many more there are.
 *
 * @param more how many findings of each kind are left out
 * @param errors how many errors there are, shown or not
 * @param warnings how many warnings there are, shown or not
 */
public record ShownFindings(
    List<Finding> findings, Map<String, Integer> more, int errors, int warnings) {
  static final int OF_A_KIND = 1_000;

  public static ShownFindings of(List<Finding> all) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<Finding> shown = new ArrayList<>();
    for (Finding finding : all) {
      if (seen.merge(kind(finding), 1, Integer::sum) <= OF_A_KIND) {
        shown.add(finding);
      }
    }
    seen.values().removeIf(count -> count <= OF_A_KIND);
    seen.replaceAll((kind, count) -> count - OF_A_KIND);
    return new ShownFindings(
        List.copyOf(shown),
        seen,
        (int) of(all, Severity.ERROR).count(),
        (int) of(all, Severity.WARNING).count());
  }

  private static Stream<Finding> of(List<Finding> all, Severity severity) {
    return all.stream().filter(finding -> finding.severity() == severity);
  }

  /** The finding's rule, or its code if it comes from the file and not from a rule. */
  public static String kind(Finding finding) {
    String rule = finding.rule();
    return rule == null ? finding.code() : rule;
  }
}
