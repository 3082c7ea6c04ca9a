package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;

/** Whom unmasked personal data was handed to; noted before it is. */
public interface Disclosures {
  /**
   * Somebody is given the way to a submission's annotated copy.
   *
   * @param by the token's subject
   * @param at business moment
   */
  void copy(SubmissionId id, String by, Instant at);

  /** Who was given it, oldest first. */
  List<Disclosure> of(SubmissionId id);

  /** Once. */
  record Disclosure(String by, Instant at) {}
}
