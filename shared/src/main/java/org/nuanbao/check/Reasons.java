package org.nuanbao.check;

import java.util.List;
import java.util.Map;

/**
 * What a sender wrote beside the warnings of an earlier check, so that they may stand. It holds for
 * a finding that says the same of the same place; what has gone or changed is not answered by it,
 * and an error never is. Free text of users: never logged, mailed or queued.
 *
 * @param written by the finding's {@link Finding#token()}
 */
public record Reasons(Map<String, String> written) {
  /** What is longer is cut off. */
  public static final int LONGEST = 500;

  public static final Reasons NONE = new Reasons(Map.of());

  public Reasons {
    written = Map.copyOf(written);
  }

  /** The findings, warnings with their reason where there is one. */
  public List<Finding> keep(List<Finding> findings) {
    return written.isEmpty() ? findings : findings.stream().map(this::keep).toList();
  }

  private Finding keep(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> finding;
      case WARNING -> {
        String reason = written.get(finding.token());
        yield reason == null ? finding : finding.keptBecause(reason);
      }
    };
  }

  /** How many there are, not what they say. */
  @Override
  public String toString() {
    return "Reasons[" + written.size() + "]";
  }
}
