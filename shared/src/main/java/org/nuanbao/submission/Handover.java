package org.nuanbao.submission;

/** The queue of validated submissions that are waiting to be converted. */
public interface Handover {
  /** Queues a submission. Calls may be repeated: what is queued twice is converted once. */
  void toConvert(SubmissionId id);
}
