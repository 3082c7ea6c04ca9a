package org.nuanbao.scan;

import java.util.List;
import org.nuanbao.submission.SubmissionId;

/** The scans of submissions. */
public interface Scans {
  /** Adds a scan unless its number is taken; if it is, returns false. */
  boolean add(Scan scan);

  /** The scans of a submission, in the order of their numbers. */
  List<Scan> of(SubmissionId submission);

  /** Keeps what was seen of a scan that is there; what was kept first stays. */
  void keep(Scan seen);
}
