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
    /** Nothing has been uploaded yet. */
    NO_FILE,
    /** Nothing was uploaded, and it is too late for a file to come. */
    NEVER_CAME,
    /** The upload was complete, but the file is missing. */
    FILE_GONE,
    /** A worker has it, or it is in a queue. */
    ON_ITS_WAY,
    /** A try has failed, and another one follows automatically. */
    FAILING,
    /** Uploaded, but validate has not judged it. */
    NOT_VALIDATED,
    /** Judged, but convert has not published it. */
    NOT_CONVERTED;

    /** Whether somebody should look into it. */
    public boolean isStuck() {
      return switch (this) {
        case FAILING, NOT_VALIDATED, NOT_CONVERTED -> true;
        case NO_FILE, NEVER_CAME, FILE_GONE, ON_ITS_WAY -> false;
      };
    }
  }

  /** This submission, on its way but with a failed try. */
  OpenSubmission failing() {
    return new OpenSubmission(submission, original, Reason.FAILING);
  }

  /**
   * Determines the reason, from whether and when the file came.
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
    Optional<Originals.Stored> found = originals.stored(submission);
    if (found.isPresent()) {
      Reason stuck =
          submission.state() == State.VALIDATED ? Reason.NOT_CONVERTED : Reason.NOT_VALIDATED;
      boolean soon = found.get().at().plus(stuckAfter).isAfter(machine);
      return new OpenSubmission(submission, found.get(), soon ? Reason.ON_ITS_WAY : stuck);
    }
    Instant received = submission.receivedAt();
    if (received != null) {
      // A file that comes by mail is recorded as received just before it is stored.
      boolean soon = received.plus(stuckAfter).isAfter(business);
      return new OpenSubmission(submission, null, soon ? Reason.ON_ITS_WAY : Reason.FILE_GONE);
    }
    boolean over = submission.openedAt().plus(GIVEN_UP_AFTER).isBefore(business);
    return new OpenSubmission(submission, null, over ? Reason.NEVER_CAME : Reason.NO_FILE);
  }
}
