package org.nuanbao.memory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.check.CheckResult;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Submissions.Flip;

/** Submissions and pointers in memory; outbox and dirty marks change under the same lock. */
public final class MemorySubmissions implements Submissions {
  private final MemoryOutbox outbox;
  private final MemoryRollUps rollUps;
  private final Map<SubmissionId, Submission> submissions = new HashMap<>();
  private final Map<SubmissionId, CheckResult> findings = new HashMap<>();
  private final Map<DutyId, Pointer> pointers = new HashMap<>();
  private final Map<DutyId, List<Turn>> turns = new HashMap<>();
  private final Set<Guard> removed;
  private final List<Runnable> apart = new ArrayList<>();
  private final Set<SubmissionId> unlisted = new HashSet<>();
  private final Map<DutyId, Long> attempts = new HashMap<>();
  private final Map<SubmissionId, Integer> copies = new HashMap<>();
  private final Map<SubmissionId, Instant> failures = new HashMap<>();

  private record Turn(Pointer.Current current, Instant at) {}

  public MemorySubmissions(MemoryOutbox outbox, MemoryRollUps rollUps) {
    this(outbox, rollUps, Set.of());
  }

  /**
   * A store with faults.
   *
   * @param removed what it does not demand
   */
  public MemorySubmissions(MemoryOutbox outbox, MemoryRollUps rollUps, Set<Guard> removed) {
    this.outbox = outbox;
    this.rollUps = rollUps;
    this.removed = removed;
  }

  /** What a store with faults did not write in its last transaction: writes of their own. */
  public synchronized List<Runnable> apart() {
    List<Runnable> left = List.copyOf(apart);
    apart.clear();
    return left;
  }

  boolean demands(Guard guard) {
    return !removed.contains(guard);
  }

  void together(Guard guard, Runnable write) {
    if (demands(guard)) {
      write.run();
    } else {
      apart.add(write);
    }
  }

  @Override
  public synchronized Submission open(
      SubmissionId id, DutyId duty, AnnouncedFile file, String by, Instant at) {
    return submissions.containsKey(id)
        ? stored(id)
        : keep(
            new Submission(id, duty, next(duty), file, by, State.AWAITING, at, null, null, null));
  }

  @Override
  public synchronized Submission openAgain(
      SubmissionId id, Submission before, String by, Instant at) {
    return submissions.containsKey(id)
        ? stored(id)
        : keep(before.again(id, next(before.duty()), by, at));
  }

  private long next(DutyId duty) {
    Pointer old = pointer(duty);
    long version = old.lastVersion() + 1;
    pointers.put(
        duty, new Pointer(duty, version, old.decidedUpTo(), old.current(), old.standing()));
    return version;
  }

  @Override
  public synchronized Optional<Submission> find(SubmissionId id) {
    return Optional.ofNullable(submissions.get(id));
  }

  @Override
  public synchronized Pointer pointer(DutyId duty) {
    return pointers.getOrDefault(duty, Pointer.none(duty));
  }

  @Override
  public synchronized Optional<Pointer.Current> currentAt(DutyId duty, Instant at) {
    return turns.getOrDefault(duty, List.of()).stream()
        .filter(turn -> !turn.at().isAfter(at))
        .map(Turn::current)
        .reduce((older, newer) -> newer);
  }

  @Override
  public synchronized List<Pointer> pointers(String campaign, String form) {
    return pointers.values().stream()
        .filter(p -> p.duty().campaign().equals(campaign))
        .filter(p -> p.duty().form().value().equals(form))
        .sorted(Comparator.comparing(p -> p.duty().key()))
        .toList();
  }

  @Override
  public synchronized Optional<List<Pointer>> pointers(String campaign, String form, int most) {
    return Optional.of(pointers(campaign, form)).filter(all -> all.size() <= most);
  }

  @Override
  public synchronized Map<DutyId, Submission> last(List<DutyId> duties) {
    Map<DutyId, Submission> last = new HashMap<>();
    for (Submission each : submissions.values()) {
      if (duties.contains(each.duty())) {
        last.merge(
            each.duty(), each, (one, other) -> one.version() > other.version() ? one : other);
      }
    }
    return last;
  }

  @Override
  public synchronized List<Submission> all(DutyId duty) {
    return submissions.values().stream()
        .filter(submission -> submission.duty().equals(duty))
        .sorted(Comparator.comparingLong(Submission::version).reversed())
        .toList();
  }

  @Override
  public synchronized List<Submission> open() {
    return listed(each -> !each.state().isFinal());
  }

  @Override
  public synchronized List<Submission> uncleared() {
    return listed(MemorySubmissions::mayHaveRows);
  }

  private static boolean mayHaveRows(Submission ended) {
    return ended.state() == State.SUPERSEDED
        || (ended.state() == State.REJECTED && ended.valuesHash() != null);
  }

  private List<Submission> listed(Predicate<Submission> wanted) {
    return submissions.values().stream()
        .filter(s -> wanted.test(s) && !unlisted.contains(s.id()))
        .sorted(Comparator.comparing(Submission::openedAt).thenComparing(s -> s.id().value()))
        .toList();
  }

  @Override
  public synchronized boolean giveUp(Submission read) {
    return read.receivedAt() == null && read.equals(stored(read.id())) && unlisted.add(read.id());
  }

  @Override
  public synchronized void cleared(SubmissionId id) {
    if (mayHaveRows(stored(id))) {
      unlisted.add(id);
    }
  }

  @Override
  public synchronized Submission received(SubmissionId id, Instant at) {
    Submission old = stored(id);
    return old.receivedAt() != null && demands(Guard.RECEIVED_ONCE)
        ? old
        : keep(old.at(old.state(), at, old.valuesHash()));
  }

  @Override
  public synchronized void found(SubmissionId id, CheckResult checked) {
    findings.put(id, checked);
  }

  @Override
  public synchronized Optional<CheckResult> findings(SubmissionId id) {
    return Optional.ofNullable(findings.get(id));
  }

  @Override
  public synchronized void tryFailed(SubmissionId id, Instant machine) {
    failures.put(id, machine);
  }

  @Override
  public synchronized Optional<Instant> lastFailure(SubmissionId id) {
    return Optional.ofNullable(failures.get(id));
  }

  @Override
  public synchronized boolean beginCopy(SubmissionId id) {
    int begun = copies.getOrDefault(id, 0);
    copies.put(id, Math.min(begun + 1, COPY_TRIES));
    return begun < COPY_TRIES;
  }

  @Override
  public synchronized Submission validated(SubmissionId id, String valuesHash) {
    Submission old = stored(id);
    return old.state() != State.AWAITING && demands(Guard.VALIDATED_IF_AWAITING)
        ? old
        : keep(old.at(State.VALIDATED, old.receivedAt(), valuesHash));
  }

  @Override
  public synchronized void reject(Submission submission, Receipt receipt) {
    if (!hasEnded(submission)) {
      end(submission.id(), receipt);
    }
  }

  @Override
  public synchronized Flip supersede(Submission submission, Pointer seen, Receipt receipt) {
    if (hasEnded(submission)) {
      return new Flip.Flipped();
    }
    Pointer now = pointer(submission.duty());
    boolean decided = now.decidedUpTo() != seen.decidedUpTo();
    boolean said = now.standing() != seen.standing();
    switch (why(receipt)) {
      case NEWER -> {}
      case APPROVED -> {
        if (said && demands(Guard.APPROVED_IF_STANDING_AS_SEEN)) {
          return new Flip.Lost(now);
        }
      }
      case UNCHANGED -> {
        if ((decided && demands(Guard.UNCHANGED_IF_DECIDED_AS_SEEN))
            || (said && demands(Guard.UNCHANGED_IF_STANDING_AS_SEEN))) {
          return new Flip.Lost(now);
        }
        if (demands(Guard.UNCHANGED_DECIDES)) {
          decide(now, submission.version(), now.current(), now.standing());
        }
      }
    }
    end(submission.id(), receipt);
    return new Flip.Flipped();
  }

  @Override
  public synchronized Flip flip(
      Submission submission, Pointer seen, Pointer.Current current, Receipt receipt) {
    Submission stored = stored(submission.id());
    Pointer now = pointer(submission.duty());
    if (stored.state() == State.ACCEPTED) {
      return new Flip.Flipped();
    }
    if (hasEnded(submission)
        || !seen.takes(current.version())
        || (now.decidedUpTo() != seen.decidedUpTo() && demands(Guard.FLIP_IF_DECIDED_AS_SEEN))
        || (now.standing() != seen.standing() && demands(Guard.FLIP_IF_STANDING_AS_SEEN))) {
      return new Flip.Lost(now);
    }
    decide(
        now,
        demands(Guard.FLIP_DECIDES) ? current.version() : now.decidedUpTo(),
        current,
        demands(Guard.FLIP_OPENS) ? Pointer.Standing.OPEN : now.standing());
    turns
        .computeIfAbsent(now.duty(), duty -> new ArrayList<>())
        .add(new Turn(current, receipt.at()));
    together(Guard.MARK_WITH_FLIP, () -> rollUps.mark(now.duty()));
    together(Guard.STATE_WITH_FLIP, () -> end(submission.id(), receipt));
    return new Flip.Flipped();
  }

  private static Outcome.Why why(Receipt receipt) {
    return ((Outcome.Superseded) receipt.outcome()).why();
  }

  private boolean hasEnded(Submission submission) {
    return stored(submission.id()).state().isFinal() && demands(Guard.ENDS_ONCE);
  }

  private void decide(
      Pointer old, long upTo, Pointer.@Nullable Current current, Pointer.Standing standing) {
    pointers.put(old.duty(), new Pointer(old.duty(), old.lastVersion(), upTo, current, standing));
  }

  @Override
  public synchronized Pointer approve(
      DutyId duty, SubmissionId seen, long claims, String by, Instant at) {
    return claims == 0 || claims == attempt(duty)
        ? stand(duty, seen, Pointer.Standing.APPROVED)
        : pointer(duty);
  }

  /** The number of the duty's last attempt to claim; 0 before the first. */
  synchronized long attempt(DutyId duty) {
    return attempts.getOrDefault(duty, 0L);
  }

  synchronized long nextAttempt(DutyId duty) {
    return attempts.merge(duty, 1L, Long::sum);
  }

  @Override
  public synchronized Pointer giveBack(
      DutyId duty, SubmissionId seen, @Nullable UnitLetter letter, String by, Instant at) {
    Pointer before = pointer(duty);
    Pointer said = stand(duty, seen, Pointer.Standing.RETURNED);
    if (letter != null && !said.equals(before)) {
      outbox.letters().put(letter);
    }
    return said;
  }

  private Pointer stand(DutyId duty, SubmissionId seen, Pointer.Standing standing) {
    Pointer old = pointer(duty);
    if (old.current() == null) {
      throw new IllegalStateException("nothing is current for " + duty.key());
    }
    boolean another = !old.current().submission().equals(seen);
    if ((another && demands(Guard.WORD_ON_WHAT_WAS_SEEN))
        || (!stored(seen).state().isFinal() && demands(Guard.WORD_ON_WHAT_HAS_ENDED))) {
      return old;
    }
    Pointer now = new Pointer(duty, old.lastVersion(), old.decidedUpTo(), old.current(), standing);
    pointers.put(duty, now);
    if (old.standing() != standing) {
      rollUps.mark(duty);
    }
    return now;
  }

  /** What a part's transaction does to the duty's pointer and mark. */
  synchronized void partBecameCurrent(DutyId duty, Pointer.Current whole) {
    together(Guard.POINTER_WITH_PART, () -> partPoints(duty, whole));
    together(Guard.MARK_WITH_PART, () -> rollUps.mark(duty));
  }

  private synchronized void partPoints(DutyId duty, Pointer.Current whole) {
    Pointer old = pointer(duty);
    decide(
        old,
        old.decidedUpTo(),
        whole,
        demands(Guard.PART_OPENS) ? Pointer.Standing.OPEN : old.standing());
  }

  /** The end of a submission whose parts are decided. */
  synchronized void finish(SubmissionId id, Receipt receipt) {
    if (!stored(id).state().isFinal() || !demands(Guard.ENDS_ONCE)) {
      end(id, receipt);
    }
  }

  private Submission stored(SubmissionId id) {
    return requireNonNull(submissions.get(id), () -> "no submission " + id);
  }

  private void end(SubmissionId id, Receipt receipt) {
    Submission old = stored(id);
    keep(old.ended(receipt));
    together(Guard.RECEIPT_WITH_OUTCOME, () -> outbox.put(receipt));
  }

  private Submission keep(Submission submission) {
    unlisted.remove(submission.id());
    submissions.put(submission.id(), submission);
    return submission;
  }
}
