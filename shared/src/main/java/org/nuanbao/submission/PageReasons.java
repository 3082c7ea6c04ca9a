package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Severity;
import org.nuanbao.submission.KeptReasons.KeptReason;

/**
 * Reasons for warnings that are given and taken back on a page. They hold like those in a workbook,
 * and before them: as long as the finding says the same about the same values. What was taken back
 * on the page does not hold any more where the workbook still says it.
 */
public final class PageReasons {
  private final KeptReasons said;
  private final Keys keys;

  public PageReasons(KeptReasons said, Keys keys) {
    this.said = said;
    this.keys = keys;
  }

  /** What was found for a duty, each warning with the reason that stands now. */
  public CheckResult over(DutyId duty, CheckResult checked) {
    if (checked.findings().stream().noneMatch(PageReasons::takesReasons)) {
      return checked;
    }
    Map<String, KeptReason> known =
        said.of(duty).stream().collect(Collectors.toMap(KeptReason::token, Function.identity()));
    return known.isEmpty()
        ? checked
        : new CheckResult(
            checked.findings().stream().map(finding -> over(finding, known)).toList(),
            checked.pending());
  }

  private Finding over(Finding finding, Map<String, KeptReason> known) {
    KeptReason reason = takesReasons(finding) ? known.get(token(finding)) : null;
    if (reason == null) {
      return finding;
    }
    if (reason.stands()) {
      return finding.keptBecause(reason.text());
    }
    return reason.text().equals(finding.kept()) ? finding.withoutReason() : finding;
  }

  /**
   * Keeps one reason for each of these warnings.
   *
   * @param text at most {@link Reasons#LONGEST} characters
   * @param at business moment
   * @throws IllegalArgumentException if one is an error, which has no reason to stand, or the text
   *     is blank or too long
   */
  public void keep(DutyId duty, List<Finding> warnings, String text, String by, Instant at) {
    if (text.isBlank() || text.length() > Reasons.LONGEST) {
      throw new IllegalArgumentException("no reason of " + text.length() + " characters");
    }
    said.keep(
        duty,
        warnings.stream()
            .map(finding -> new KeptReason(token(finding), text, true, by, at))
            .distinct()
            .toList());
  }

  /** Takes back the reason of a warning, wherever it was given; without one nothing changes. */
  public void takeBack(DutyId duty, Finding warning, String by, Instant at) {
    String text = warning.kept();
    if (text != null) {
      said.keep(duty, List.of(new KeptReason(token(warning), text, false, by, at)));
    }
  }

  /** Keyed once more: that of a finding about no answer is a hash of words that may be guessed. */
  private String token(Finding finding) {
    if (!takesReasons(finding)) {
      throw new IllegalArgumentException("an error has no reason to stand");
    }
    return keys.keyed("reason", finding.token());
  }

  /** Whether a finding may stand for a reason. */
  public static boolean takesReasons(@Nullable Finding finding) {
    return finding != null && finding.severity() == Severity.WARNING;
  }
}
