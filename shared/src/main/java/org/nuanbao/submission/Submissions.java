package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.check.CheckResult;

/**
 * Stores submissions and the duties' pointers. After a lost answer any call may be repeated and
 * then changes nothing.
 */
public interface Submissions {
  /**
   * How often a copy is tried: one failure may be chance, but a file that killed two tries kills
   * more.
   */
  int COPY_TRIES = 2;

  /** Takes the duty's next version and stores the submission, in one transaction. */
  Submission open(SubmissionId id, DutyId duty, AnnouncedFile file, String by, Instant at);

  /**
   * The same for the file of an earlier submission of the duty, which is to be judged again. It
   * counts as received when that file was.
   */
  Submission openAgain(SubmissionId id, Submission before, String by, Instant at);

  Optional<Submission> find(SubmissionId id);

  /**
   * The submission, which must exist.
   *
   * @throws IllegalStateException if it does not
   */
  default Submission get(SubmissionId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no such submission: " + id));
  }

  /** The duty's pointer, strongly consistent; {@link Pointer#none} if nothing was ever opened. */
  Pointer pointer(DutyId duty);

  /**
   * What counted for the duty at a past moment.
   *
   * @param at business moment; what became current at that very moment is included
   */
  Optional<Pointer.Current> currentAt(DutyId duty, Instant at);

  /** All pointers of a form's duties, for the night run and the status. */
  List<Pointer> pointers(String campaign, String form);

  /** All pointers of a form's duties; empty if there are more than so many, which costs little. */
  Optional<List<Pointer>> pointers(String campaign, String form, int most);

  /** The submission opened last for each of these duties that has one. */
  Map<DutyId, Submission> last(List<DutyId> duties);

  /** All submissions that were opened for a duty, the newest first. */
  List<Submission> all(DutyId duty);

  /** Submissions that are not final, oldest first, without those that were given up. */
  List<Submission> open();

  /**
   * Takes a submission whose file never came off the list of {@link #open}. If something came since
   * it was read, changes nothing and returns false. A file that does come later puts it back there
   * with {@link #received}.
   */
  boolean giveUp(Submission read);

  /**
   * Submissions whose rows may not all be removed yet, oldest first. They are SUPERSEDED, or were
   * REJECTED after they were validated, and {@link #cleared} was not called.
   */
  List<Submission> uncleared();

  /** Records that none of a submission's rows and figures are left. Repeating changes nothing. */
  void cleared(SubmissionId id);

  /** Records when the upload was complete; only the first call counts. */
  Submission received(SubmissionId id, Instant at);

  /** Keeps the findings, before the outcome is decided; replaces what an earlier try left. */
  void found(SubmissionId id, CheckResult checked);

  Optional<CheckResult> findings(SubmissionId id);

  /**
   * Records that an annotated copy is about to be made. This is done first, because a worker that
   * dies of it cannot record it afterwards.
   *
   * @return false if it was begun {@value #COPY_TRIES} times already; then nothing is recorded
   */
  boolean beginCopy(SubmissionId id);

  /** Records that a try failed and another will follow; the last call counts. */
  void tryFailed(SubmissionId id, Instant machine);

  /** When the last failed try was, by the machine's clock. */
  Optional<Instant> lastFailure(SubmissionId id);

  /** Changes AWAITING to VALIDATED; changes nothing if the state is further on. */
  Submission validated(SubmissionId id, String valuesHash);

  /**
   * Changes to REJECTED, with outbox item and audit entry in one transaction, unless final already.
   */
  void reject(Submission submission, Receipt receipt);

  /**
   * Changes to SUPERSEDED, with outbox item and audit entry in one transaction, unless already
   * final. For {@link Outcome.Why#NEWER} there is no condition: what was newer stays newer. Else
   * the pointer must still {@linkplain Pointer#standsAs stand as} seen. With {@link
   * Outcome.Why#UNCHANGED} also raises {@code decidedUpTo} to the submission's version.
   */
  Flip supersede(Submission submission, Pointer seen, Receipt receipt);

  /**
   * Makes the version current, in one transaction: the pointer, state ACCEPTED, an outbox item, a
   * dirty mark, an audit entry, and an entry for {@link #currentAt} with the receipt's moment. The
   * pointer must have a lower {@code decidedUpTo}, must not be approved, and must still {@linkplain
   * Pointer#standsAs stand as} seen. A duty that was given back is open again.
   *
   * @param seen the pointer that the version was compared with
   */
  Flip flip(Submission submission, Pointer seen, Pointer.Current current, Receipt receipt);

  /**
   * Approves the duty for the reviewer: its current version stays, and no later upload becomes
   * current. Writes an audit entry. Repeating the call changes nothing.
   *
   * @param seen the version the reviewer looked at; if another one is current by now, or not all of
   *     its parts are decided, nothing changes, which the result shows
   * @param by the reviewer's token subject
   * @throws IllegalStateException if nothing is current that could be approved
   */
  default Pointer approve(DutyId duty, SubmissionId seen, String by, Instant at) {
    return approve(duty, seen, 0, by, at);
  }

  /**
   * Approves a duty whose form pays.
   *
   * @param claims the attempt in which its persons were claimed; if it is no longer under way,
   *     nothing changes. 0 if nobody is paid
   */
  Pointer approve(DutyId duty, SubmissionId seen, long claims, String by, Instant at);

  /**
   * Gives the duty back for the reviewer: it is open for another upload, and the current version
   * still counts. Writes an audit entry and, like {@link #approve}, a dirty mark, because
   * completeness shows it. Repeating the call changes nothing.
   *
   * @param seen as in {@link #approve}
   * @throws IllegalStateException if nothing is current that could be given back
   */
  default Pointer giveBack(DutyId duty, SubmissionId seen, String by, Instant at) {
    return giveBack(duty, seen, null, by, at);
  }

  /**
   * Gives the duty back and puts the letter about it among those to be mailed, in one transaction.
   *
   * @param letter null if the unit is not told
   */
  Pointer giveBack(
      DutyId duty, SubmissionId seen, @Nullable UnitLetter letter, String by, Instant at);

  /** The result of trying to make a version current. */
  sealed interface Flip {
    /** The version is current: now, or already by an earlier try of the same submission. */
    record Flipped() implements Flip {}

    /** The condition did not hold; the caller must look at the pointer and decide again. */
    record Lost(Pointer pointer) implements Flip {}
  }
}
