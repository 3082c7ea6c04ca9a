package org.nuanbao.submission;

import org.nuanbao.submission.Submission.State;

/** How a submission ended. */
public sealed interface Outcome {
  record Accepted(boolean late) implements Outcome {}

  /** The file has errors, or cannot be read. */
  record Rejected() implements Outcome {}

  /** The file could not be taken in, through a fault here; the sender can mend nothing. */
  record Failed() implements Outcome {}

  record Superseded(Why why) implements Outcome {}

  /** Why a version did not become current. */
  enum Why {
    /** The current version has the same values. */
    UNCHANGED,
    /** A newer upload was decided first. */
    NEWER,
    /** The duty was approved meanwhile. */
    APPROVED
  }

  default State state() {
    return switch (this) {
      case Accepted ignored -> State.ACCEPTED;
      case Rejected ignored -> State.REJECTED;
      case Failed ignored -> State.REJECTED;
      case Superseded ignored -> State.SUPERSEDED;
    };
  }
}
