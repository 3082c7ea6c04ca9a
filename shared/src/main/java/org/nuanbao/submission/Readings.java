package org.nuanbao.submission;

import org.nuanbao.reading.Reading;

/** Accepted values on their way from validating to converting; compressed, then encrypted. */
public interface Readings {
  /** Saving again replaces. */
  void save(SubmissionId id, Reading reading);

  Reading load(SubmissionId id);
}
