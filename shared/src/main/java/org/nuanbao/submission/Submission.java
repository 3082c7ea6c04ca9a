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
 * @param fileOf the earlier submission whose file was judged again; null if it has a file of its
 *     own
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
    @Nullable String receipt,
    @Nullable SubmissionId fileOf) {

  /** A submission with a file of its own. */
  public Submission(
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
    this(id, duty, version, file, by, state, openedAt, receivedAt, valuesHash, receipt, null);
  }

  /** The submission in whose place the file lies. */
  public SubmissionId fileAt() {
    SubmissionId other = fileOf;
    return other == null ? id : other;
  }

  /** This submission in a later state. */
  public Submission at(State then, @Nullable Instant received, @Nullable String hash) {
    return new Submission(
        id, duty, version, file, by, then, openedAt, received, hash, receipt, fileOf);
  }

  /** This submission, ended with this receipt. */
  public Submission ended(Receipt posted) {
    return new Submission(
        id,
        duty,
        version,
        file,
        by,
        posted.outcome().state(),
        openedAt,
        receivedAt,
        valuesHash,
        posted.number(),
        fileOf);
  }

  /**
   * A later version of the duty with the same file. It was received when the file was: judging it
   * again makes nobody late.
   */
  public Submission again(SubmissionId later, long number, String who, Instant at) {
    return new Submission(
        later, duty, number, file, who, State.AWAITING, at, receivedAt, null, null, fileAt());
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
