package org.nuanbao.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Submission.State;

/**
 * A submission that is not final, and the reason.
 *
 * @param original its file; null if there is none
 */
public record OpenSubmission(
    Submission submission, Originals.@Nullable Stored original, Reason reason) {
  /** Longer than any queue hides a message, so that nothing is sent again while it is worked on. */
  static final Duration STUCK_AFTER = Duration.ofMinutes(31);

  /** Far longer than any upload URL is valid, plus the time for a file that was under way then. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  /** Why a submission is not final. */
  public enum Reason {
    /** Nothing was uploaded for it yet. */
    NO_FILE,
    /** Nothing was uploaded, and nothing can come any more. */
    NEVER_CAME,
    /** Its upload was complete, but the file is not there. */
    FILE_GONE,
    /** Being worked on, or in its queue. */
    ON_ITS_WAY,
    /** A try of it has failed, and another one follows by itself. */
    FAILING,
    /** Uploaded, but validate has not judged it. */
    NOT_VALIDATED,
    /** Judged, but convert has not published it. */
    NOT_CONVERTED;

    /** Whether somebody should look after it. */
    public boolean isStuck() {
      return switch (this) {
        case FAILING, NOT_VALIDATED, NOT_CONVERTED -> true;
        case NO_FILE, NEVER_CAME, FILE_GONE, ON_ITS_WAY -> false;
      };
    }
  }

  /** The same, where a try of what is on its way has failed. */
  OpenSubmission failing() {
    return new OpenSubmission(submission, original, Reason.FAILING);
  }

  /**
   * Looks whether the file is there.
   *
   * @param machine now, by the machine's clock
   * @param business the same moment by the business clock
   * @param stuckAfter how long after its upload it counts as stuck, or its file as gone
   */
  static OpenSubmission of(
      Submission submission,
      Originals originals,
      Instant machine,
      Instant business,
      Duration stuckAfter) {
    Optional<Originals.Stored> found = originals.stored(originals.key(submission));
    if (found.isPresent()) {
      Reason stuck =
          submission.state() == State.VALIDATED ? Reason.NOT_CONVERTED : Reason.NOT_VALIDATED;
      boolean soon = found.get().at().plus(stuckAfter).isAfter(machine);
      return new OpenSubmission(submission, found.get(), soon ? Reason.ON_ITS_WAY : stuck);
    }
    Instant received = submission.receivedAt();
    if (received != null) {
      // What comes by mail is noted as received just before its file is put.
      boolean soon = received.plus(stuckAfter).isAfter(business);
      return new OpenSubmission(submission, null, soon ? Reason.ON_ITS_WAY : Reason.FILE_GONE);
    }
    boolean over = submission.openedAt().plus(GIVEN_UP_AFTER).isBefore(business);
    return new OpenSubmission(submission, null, over ? Reason.NEVER_CAME : Reason.NO_FILE);
  }
}
