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

  /**
   * Records that somebody is shown a page of a scan of a submission's signed page.
   *
   * @param by who is signed in
   * @param at business moment
   */
  void scan(SubmissionId id, String by, Instant at);

  /** Who was shown the scans of a submission, oldest first. */
  List<Disclosure> scans(SubmissionId id);

  /** One time that somebody was given something. */
  record Disclosure(String by, Instant at) {}
}
