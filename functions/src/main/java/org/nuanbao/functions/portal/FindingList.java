package org.nuanbao.functions.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/**
 * A file's findings, or a part of them, and how many there are of each kind.
 *
 * @param explained how many of the warnings may stand for a reason
 * @param kind a severity in lower case if only such are listed; empty for all
 * @param from how many of that kind come before those shown
 * @param next from where the next part begins; null if this is the last
 */
public record FindingList(
    int errors,
    int warnings,
    int explained,
    String kind,
    int from,
    List<Numbered> shown,
    @Nullable Integer next) {
  /** How many findings stand on one page. */
  private static final int PAGE = 100;

  /**
   * A finding with its number among all of the file.
   *
   * @param where its cells, as the sheet names them; empty if it is about the file
   */
  public record Numbered(int number, boolean isError, String where, Finding finding) {
    static Numbered of(int number, Finding finding) {
      String cells = String.join("、", finding.cells().stream().distinct().limit(4).toList());
      return new Numbered(number, finding.severity() == Severity.ERROR, cells, finding);
    }
  }

  static FindingList of(CheckResult checked, String kind, int from) {
    List<Numbered> all = new ArrayList<>();
    checked.findings().forEach(finding -> all.add(Numbered.of(all.size() + 1, finding)));
    int errors = (int) all.stream().filter(Numbered::isError).count();
    List<Numbered> wanted =
        all.stream()
            .filter(each -> kind.isEmpty() || each.isError() == kind.equals("error"))
            .toList();
    int first = Math.clamp(from, 0, wanted.size());
    int end = Math.min(first + PAGE, wanted.size());
    return new FindingList(
        errors,
        all.size() - errors,
        (int) all.stream().filter(each -> each.finding().kept() != null).count(),
        kind,
        first,
        wanted.subList(first, end),
        end < wanted.size() ? end : null);
  }

  /** How many warnings have no reason yet. */
  public int open() {
    return warnings - explained;
  }

  /** Those of the list that ask for a reason. */
  public List<Numbered> asking() {
    return shown.stream().filter(each -> !each.isError() && each.finding().kept() == null).toList();
  }

  public int all() {
    return errors + warnings;
  }

  /** How many there are of the kind that is listed. */
  public int ofKind() {
    return switch (kind) {
      case "error" -> errors;
      case "warning" -> warnings;
      default -> all();
    };
  }

  /** What is to be done, as a heading. */
  public String heading() {
    String asked = open() == 0 ? "" : open() + " 处提醒";
    if (errors == 0) {
      return asked.isEmpty() ? "没有错误" : "没有错误，有 " + asked;
    }
    return "有 " + errors + " 处错误要改" + (asked.isEmpty() ? "" : "，" + asked);
  }
}
