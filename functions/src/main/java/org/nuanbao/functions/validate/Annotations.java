package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.functions.Failure;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the sender's workbook with its findings marked. Decides nothing. */
@Singleton
class Annotations {
  private static final Logger LOG = LoggerFactory.getLogger(Annotations.class);

  private final Copies copies;

  Annotations(Copies copies) {
    this.copies = copies;
  }

  /** Where no copy can be made the findings alone are left; a store's failure is thrown. */
  void leave(SubmissionId id, byte[] original, Opened.Read read, List<Finding> findings) {
    byte[] copy;
    try {
      copy = AnnotatedCopy.of(original, read, findings);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("no annotated copy of {}: {}", id, Failure.of(e));
      return;
    }
    copies.save(Copies.annotated(id), copy);
  }
}
