package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;

/**
 * Where submissions and the duties' pointers live. Every call may be repeated after a lost answer
 * and then changes nothing.
 */
public interface Submissions {
  /** Once may be anybody's fault; whom a file has killed twice it will kill again. */
  int COPY_TRIES = 2;

  /** Takes the duty's next version and stores the submission, in one transaction. */
  Submission open(SubmissionId id, DutyId duty, AnnouncedFile file, String by, Instant at);

  Optional<Submission> find(SubmissionId id);

  /**
   * The same of one that must be there.
   *
   * @throws IllegalStateException if it is not
   */
  default Submission get(SubmissionId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no such submission: " + id));
  }

  /** Strongly consistent; {@link Pointer#none} where nothing was ever opened. */
  Pointer pointer(DutyId duty);

  /**
   * What counted for the duty at a moment of the past.
   *
   * @param at business moment; what became current at it is in
   */
  Optional<Pointer.Current> currentAt(DutyId duty, Instant at);

  /** All pointers of a form's duties, for the night run and the status. */
  List<Pointer> pointers(String campaign, String form);

  /** The submission opened last for each of these duties, where one was. */
  Map<DutyId, Submission> last(List<DutyId> duties);

  /** Submissions that are not final, oldest first, without those that were given up. */
  List<Submission> open();

  /**
   * Takes a submission whose file never came off the list of {@link #open}, unless something came
   * since it was read; then nothing changes, which the answer shows. A file that comes all the same
   * puts it back there with {@link #received}.
   */
  boolean giveUp(Submission read);

  /**
   * SUPERSEDED, or REJECTED after they were validated, and nobody has said yet that nothing is left
   * of their rows; oldest first.
   */
  List<Submission> uncleared();

  /** Nothing is left of such a submission's rows and figures. Again changes nothing. */
  void cleared(SubmissionId id);

  /** Notes when the upload was complete; only the first note counts. */
  Submission received(SubmissionId id, Instant at);

  /** Keeps what was found, before the outcome; replaces what an earlier try left. */
  void found(SubmissionId id, CheckResult checked);

  Optional<CheckResult> findings(SubmissionId id);

  /**
   * Notes that making an annotated copy is begun, before it is: a worker that dies of it cannot say
   * so afterwards.
   *
   * @return false where it was begun {@value #COPY_TRIES} times already; then nothing is noted
   */
  boolean beginCopy(SubmissionId id);

  /** A try to bring it further has failed, and another one will follow; the last one counts. */
  void tryFailed(SubmissionId id, Instant machine);

  /** When a try failed last, by the machine's clock. */
  Optional<Instant> lastFailure(SubmissionId id);

  /** AWAITING → VALIDATED; nothing if it is further already. */
  Submission validated(SubmissionId id, String valuesHash);

  /** → REJECTED with outbox item and audit entry in one transaction, unless final already. */
  void reject(Submission submission, Receipt receipt);

  /**
   * → SUPERSEDED with outbox item and audit entry in one transaction, unless final already. What
   * was newer stays newer; else only where the pointer {@linkplain Pointer#standsAs stands as}
   * seen. With {@link Outcome.Why#UNCHANGED} also raises {@code decidedUpTo} to the submission's
   * version.
   */
  Flip supersede(Submission submission, Pointer seen, Receipt receipt);

  /**
   * Makes the version current, in one transaction: pointer ({@code decidedUpTo} &lt; mine, not
   * approved, and still {@linkplain Pointer#standsAs standing as} seen), state ACCEPTED, outbox
   * item, dirty mark, audit entry, and an entry for {@link #currentAt} with the receipt's moment. A
   * duty that was given back is open again.
   *
   * @param seen the pointer that the version was compared with
   */
  Flip flip(Submission submission, Pointer seen, Pointer.Current current, Receipt receipt);

  /**
   * The reviewer's yes: the duty's current version stays, no later upload becomes current. With an
   * audit entry. Again changes nothing.
   *
   * @param seen the version the reviewer looked at; where another one is current by now, or not all
   *     of its parts are decided, nothing changes, which the answer shows
   * @param by the reviewer's token subject
   * @throws IllegalStateException if nothing is current that could be approved
   */
  default Pointer approve(DutyId duty, SubmissionId seen, String by, Instant at) {
    return approve(duty, seen, 0, by, at);
  }

  /**
   * The same where the form pays.
   *
   * @param claims the attempt in which its persons were claimed; where it is not under way any
   *     more, nothing changes. 0 where nobody is paid
   */
  Pointer approve(DutyId duty, SubmissionId seen, long claims, String by, Instant at);

  /**
   * The reviewer's no: the duty is open for another upload, the current version still counts. With
   * an audit entry and, like {@link #approve}, a dirty mark, for completeness tells of it. Again
   * changes nothing.
   *
   * @param seen as in {@link #approve}
   * @throws IllegalStateException if nothing is current that could be given back
   */
  Pointer giveBack(DutyId duty, SubmissionId seen, String by, Instant at);

  /** What came of trying to make a version current. */
  sealed interface Flip {
    /** It is current now; or it already was, by an earlier try of the same submission. */
    record Flipped() implements Flip {}

    /** The condition did not hold: look at the pointer again and decide anew. */
    record Lost(Pointer pointer) implements Flip {}
  }
}
