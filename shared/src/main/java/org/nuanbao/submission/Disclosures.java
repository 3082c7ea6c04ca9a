package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;

/** Records who was given unmasked personal data; the record is written before it is handed over. */
public interface Disclosures {
  /**
   * Records that somebody is given access to a submission's annotated copy.
   *
   * @param by the token's subject
   * @param at business moment
   */
  void copy(SubmissionId id, String by, Instant at);

  /** Who was given a submission's copy, oldest first. */
  List<Disclosure> of(SubmissionId id);

  /** One time that somebody was given a copy. */
  record Disclosure(String by, Instant at) {}
}
