package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.Measures;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.ReadOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a copy of the sender's workbook with the findings marked. It decides nothing: the findings
 * are saved before, and the outcome follows whether or not a copy can be made.
 */
@Singleton
class Annotations {
  private static final Logger LOG = LoggerFactory.getLogger(Annotations.class);

  private final Submissions submissions;
  private final Copies copies;

  Annotations(Submissions submissions, Copies copies) {
    this.submissions = submissions;
    this.copies = copies;
  }

  /**
   * Saves the copy. If none can be made, only the findings remain; a failure of the store is
   * thrown.
   */
  void leave(SubmissionId id, byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    if (!submissions.beginCopy(id)) {
      without(id, "it has ended its worker before");
      return;
    }
    switch (drawn(original, read, findings)) {
      case AnnotatedCopy.Outcome.Copy(Bytes workbook) ->
          copies.save(Copies.annotated(id), workbook.array());
      case AnnotatedCopy.Outcome.TooLarge() -> without(id, "too large: " + read.bulk());
      case AnnotatedCopy.Outcome.Failed(Throwable why) -> without(id, FailureTrace.of(why));
    }
  }

  /** Draws the copy; this may be slow, and may kill the worker. */
  AnnotatedCopy.Outcome drawn(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    return AnnotatedCopy.attempt(original, read, findings);
  }

  private static void without(SubmissionId id, String why) {
    LOG.warn("no annotated copy of {}: {}", id, why);
    Measures.count("NoCopies");
  }
}
