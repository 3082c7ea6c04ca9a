package org.nuanbao.submission;

/** The queue of validated submissions that wait to be converted. */
public interface Handover {
  /** May be called again; a submission that comes twice is converted once. */
  void toConvert(SubmissionId id);
}
