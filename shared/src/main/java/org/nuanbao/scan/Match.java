package org.nuanbao.scan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.Submission;

/** Which version a scan belongs to, as far as its code says. */
public enum Match {
  /** The code is that of the version it was sent for. */
  MATCHED,
  /** The code is that of another version, or of another file. */
  OTHER_VERSION,
  OTHER_PERIOD,
  OTHER_FORM,
  OTHER_UNIT,
  /** No code of ours was seen: the reviewer compares by eye. */
  NO_CODE,
  /** The file cannot be shown. */
  REFUSED;

  /** What the codes say about a submission; of several, the one that fits best counts. */
  static Match of(List<String> codes, Submission submission) {
    return codes.stream()
        .flatMap(text -> PageCode.find(text).stream())
        .map(code -> of(code, PageCode.of(submission)))
        .min(Comparator.naturalOrder())
        .orElse(NO_CODE);
  }

  private static Match of(PageCode seen, PageCode wanted) {
    if (!seen.duty().unit().equals(wanted.duty().unit())) {
      return OTHER_UNIT;
    }
    if (!seen.duty().campaign().equals(wanted.duty().campaign())
        || !seen.duty().form().equals(wanted.duty().form())) {
      return OTHER_FORM;
    }
    if (!seen.duty().period().equals(wanted.duty().period())) {
      return OTHER_PERIOD;
    }
    return seen.equals(wanted) ? MATCHED : OTHER_VERSION;
  }

  /** The code that decided; empty where none of ours was seen. */
  static Optional<PageCode> code(List<String> codes, Submission submission) {
    Match best = of(codes, submission);
    return codes.stream()
        .flatMap(text -> PageCode.find(text).stream())
        .filter(code -> of(code, PageCode.of(submission)) == best)
        .findFirst();
  }
}
