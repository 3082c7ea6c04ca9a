package org.nuanbao.check;

import java.util.List;
import java.util.Map;

/**
 * What a sender wrote beside the warnings of an earlier check, so that they may stand. A reason
 * holds for a finding that says the same about the same place. It holds for no changed finding, and
 * never for an error. Free text of users: never logged, mailed or queued.
 *
 * @param written by the finding's {@link Finding#token()}
 */
public record Reasons(Map<String, String> written) {
  /** The most characters that are kept; a longer reason is cut off. */
  public static final int LONGEST = 500;

  public static final Reasons NONE = new Reasons(Map.of());

  public Reasons {
    written = Map.copyOf(written);
  }

  /** The findings, with the sender's reason added to each warning that has one. */
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

  /** Shows how many reasons there are, not what they say. */
  @Override
  public String toString() {
    return "Reasons[" + written.size() + "]";
  }
}
