package org.nuanbao.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;

/**
 * Which version counts for a duty.
 *
 * @param lastVersion the highest version given out
 * @param decidedUpTo no version up to this one can become current any more
 * @param current null until a version was accepted
 */
public record Pointer(
    DutyId duty, long lastVersion, long decidedUpTo, @Nullable Current current, Standing standing) {

  /** The version that readers see. */
  public record Current(
      SubmissionId submission, long version, String valuesHash, Instant receivedAt, boolean late) {}

  /** What the reviewer has decided about the duty. */
  public enum Standing {
    OPEN,
    APPROVED,
    RETURNED
  }

  /** Whether a version could become current now. */
  public boolean takes(long version) {
    return decidedUpTo < version && standing != Standing.APPROVED;
  }

  /** Whether nothing was decided since, neither about a version nor by the reviewer. */
  public boolean standsAs(Pointer seen) {
    return decidedUpTo == seen.decidedUpTo && standing == seen.standing;
  }

  public static Pointer none(DutyId duty) {
    return new Pointer(duty, 0, 0, null, Standing.OPEN);
  }
}
