package org.nuanbao.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;

/**
 * One uploaded version for a duty.
 *
 * @param version rises by one with each upload of the duty
 * @param by who sent it: the token's subject
 * @param openedAt business moment
 * @param receivedAt business moment the upload was complete; null until it was
 * @param valuesHash SHA-256 of the canonical values; null until validated
 * @param receipt the number of its receipt; null until final
 */
public record Submission(
    SubmissionId id,
    DutyId duty,
    long version,
    AnnouncedFile file,
    String by,
    State state,
    Instant openedAt,
    @Nullable Instant receivedAt,
    @Nullable String valuesHash,
    @Nullable String receipt) {

  /** This submission in a later state. */
  public Submission at(State then, @Nullable Instant received, @Nullable String hash) {
    return new Submission(id, duty, version, file, by, then, openedAt, received, hash, receipt);
  }

  /** Where a submission stands. The last three are final: it reaches one of them, once. */
  public enum State {
    /** An upload URL was given out. */
    AWAITING,
    /** Free of errors; its values are waiting to be converted. */
    VALIDATED,
    ACCEPTED,
    REJECTED,
    SUPERSEDED;

    public boolean isFinal() {
      return switch (this) {
        case AWAITING, VALIDATED -> false;
        case ACCEPTED, REJECTED, SUPERSEDED -> true;
      };
    }
  }
}
