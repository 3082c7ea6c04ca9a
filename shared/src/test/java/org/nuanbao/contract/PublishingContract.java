package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outbox.Posted;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Submissions.Flip;

/** How submissions end: one outcome, one receipt, one current version, whoever comes when. */
public abstract class PublishingContract {
  private static final int AT_ONCE = 8;

  /** The store under test. */
  protected abstract Submissions submissions();

  /** The outbox that holds its receipts. */
  protected abstract Outbox outbox();

  /** The store that holds its dirty marks. */
  protected abstract RollUps rollUps();

  @Test
  void whatCountedAtAMomentOfThePastIsStillTold() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    flip(first, Given.MORNING);
    Submission second = Given.validated(submissions(), duty);
    Instant later = Given.MORNING.plusSeconds(3600);
    flip(second, later);

    assertThat(submissions().currentAt(duty, Given.MORNING.minusSeconds(1))).isEmpty();
    assertThat(submissions().currentAt(duty, later.minusSeconds(1))).contains(Given.current(first));
    assertThat(submissions().currentAt(duty, later)).contains(Given.current(second));
  }

  @Test
  void aFlipMakesTheVersionCurrentWithStateReceiptAndMark() {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);

    Flip flip = flip(mine);

    assertThat(flip).isEqualTo(new Flip.Flipped());
    assertThat(submissions().pointer(duty))
        .isEqualTo(new Pointer(duty, 1, 1, Given.current(mine), Pointer.Standing.OPEN));
    Submission stored = stored(mine);
    assertThat(stored.state()).isEqualTo(State.ACCEPTED);
    assertThat(stored.receivedAt()).isEqualTo(mine.receivedAt());
    assertThat(stored.receipt()).isEqualTo(Given.accepted(mine).number());
    assertThat(outbox().posted(mine.id()).map(Posted::receipt)).contains(Given.accepted(mine));
    assertThat(rollUps().dirty(duty.campaign(), Given.FORM))
        .singleElement()
        .satisfies(dirty -> assertThat(dirty.unit()).isEqualTo(duty.unit()));
  }

  @Test
  void aFlipRepeatedAfterALostAnswerIsFlippedAndLeavesOneReceipt() {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    flip(mine);
    Pointer before = submissions().pointer(duty);

    assertThat(flip(mine)).isEqualTo(new Flip.Flipped());
    assertThat(submissions().pointer(duty)).isEqualTo(before);
    assertThat(unsent(duty)).isEqualTo(1);
  }

  @Test
  void aFlipRepeatedAfterANewerOneIsStillFlippedAndLeavesTheNewer() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    flip(older);
    flip(newer);

    assertThat(flip(older)).isEqualTo(new Flip.Flipped());
    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(newer));
  }

  @Test
  void manyWorkersAtOnceOnOneSubmissionEndItOnce() throws Exception {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    Callable<Flip> worker = () -> flip(mine);

    List<Flip> flips = Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> worker).toList());

    assertThat(flips).containsOnly(new Flip.Flipped());
    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(mine));
    assertThat(unsent(duty)).isEqualTo(1);
  }

  @Test
  void anOlderVersionThatArrivesLastEndsSuperseded() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    flip(newer);

    Flip late = flip(older);

    assertThat(late).isEqualTo(new Flip.Lost(submissions().pointer(duty)));
    assertThat(stored(older).state()).isEqualTo(State.VALIDATED);
    assertThat(supersede(older, submissions().pointer(duty), Outcome.Why.NEWER))
        .isEqualTo(new Flip.Flipped());
    assertThat(stored(older).state()).isEqualTo(State.SUPERSEDED);
    assertThat(outbox().posted(older.id()).map(Posted::receipt))
        .contains(Given.superseded(older, Outcome.Why.NEWER));
    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(newer));
  }

  @Test
  void ofManyVersionsAtOnceTheNewestWinsAndEachEndsOnce() throws Exception {
    DutyId duty = Given.duty();
    List<Submission> all =
        Stream.generate(() -> Given.validated(submissions(), duty)).limit(AT_ONCE).toList();
    List<Callable<State>> workers =
        all.stream().<Callable<State>>map(mine -> () -> publish(mine)).toList();

    List<State> states = Race.of(workers);

    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(all.getLast()));
    assertThat(states).isSubsetOf(State.ACCEPTED, State.SUPERSEDED).endsWith(State.ACCEPTED);
    assertThat(all.stream().map(one -> stored(one).state())).containsExactlyElementsOf(states);
    assertThat(unsent(duty)).isEqualTo(AT_ONCE);
    assertThat(submissions().open()).noneMatch(open -> open.duty().equals(duty));
  }

  @Test
  void anApprovedDutyTakesNoOtherVersion() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    flip(first);
    Pointer approved =
        submissions().approve(duty, first.id(), "reviewer", MORNING.plusSeconds(200));

    assertThat(approved.standing()).isEqualTo(Pointer.Standing.APPROVED);
    assertThat(submissions().approve(duty, first.id(), "reviewer", MORNING.plusSeconds(300)))
        .isEqualTo(approved);
    assertThat(flip(second)).isEqualTo(new Flip.Lost(approved));
    assertThat(supersede(second, approved, Outcome.Why.APPROVED)).isEqualTo(new Flip.Flipped());
    assertThat(submissions().pointer(duty)).isEqualTo(approved);
  }

  @Test
  void aDutyGivenBackTakesAnotherVersionAndKeepsTheFirstUntilThen() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    flip(first);
    submissions().approve(duty, first.id(), "reviewer", MORNING.plusSeconds(200));

    Pointer back = submissions().giveBack(duty, first.id(), "reviewer", MORNING.plusSeconds(300));

    assertThat(back.standing()).isEqualTo(Pointer.Standing.RETURNED);
    assertThat(back.current()).isEqualTo(Given.current(first));
    assertThat(flip(second)).isEqualTo(new Flip.Flipped());
    assertThat(submissions().pointer(duty))
        .isEqualTo(new Pointer(duty, 2, 2, Given.current(second), Pointer.Standing.OPEN));
  }

  @Test
  void aVersionTheReviewerHasNotSeenIsNeitherApprovedNorGivenBack() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    flip(first);
    flip(second);
    Pointer open = submissions().pointer(duty);

    assertThat(submissions().approve(duty, first.id(), "reviewer", MORNING)).isEqualTo(open);
    assertThat(submissions().giveBack(duty, first.id(), "reviewer", MORNING)).isEqualTo(open);
    assertThat(submissions().pointer(duty)).isEqualTo(open);
  }

  @Test
  void approvingAndFlippingAtOnceNeverApproveAVersionUnseen() throws Exception {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    flip(first);
    Callable<Object> reviewer = () -> submissions().approve(duty, first.id(), "reviewer", MORNING);
    Callable<Object> worker = () -> flip(second);

    List<Object> answers = Race.of(List.of(reviewer, worker));

    Pointer pointer = submissions().pointer(duty);
    boolean flipped = answers.get(1).equals(new Flip.Flipped());
    assertThat(pointer.standing())
        .isEqualTo(flipped ? Pointer.Standing.OPEN : Pointer.Standing.APPROVED);
    assertThat(pointer.current()).isEqualTo(Given.current(flipped ? second : first));
  }

  @Test
  void anUnchangedVersionLeavesTheCurrentOneAndShutsOutWhatIsOlder() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission between = Given.validated(submissions(), duty);
    Submission same = Given.validated(submissions(), duty);
    flip(first);
    Pointer seen = submissions().pointer(duty);

    Flip flip = supersede(same, seen, Outcome.Why.UNCHANGED);

    assertThat(flip).isEqualTo(new Flip.Flipped());
    assertThat(supersede(same, seen, Outcome.Why.UNCHANGED)).isEqualTo(flip);
    assertThat(submissions().pointer(duty))
        .isEqualTo(new Pointer(duty, 3, 3, Given.current(first), Pointer.Standing.OPEN));
    assertThat(stored(same).state()).isEqualTo(State.SUPERSEDED);
    assertThat(outbox().posted(same.id()).map(Posted::receipt))
        .contains(Given.superseded(same, Outcome.Why.UNCHANGED));
    assertThat(flip(between)).isInstanceOf(Flip.Lost.class);
  }

  @Test
  void anUnchangedVersionLooksAgainWhenAnotherBecameCurrentMeanwhile() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    Submission likeFirst = Given.validated(submissions(), duty);
    flip(first);
    Pointer seen = submissions().pointer(duty);
    flip(second);

    assertThat(supersede(likeFirst, seen, Outcome.Why.UNCHANGED))
        .isEqualTo(new Flip.Lost(submissions().pointer(duty)));
    assertThat(stored(likeFirst).state()).isEqualTo(State.VALIDATED);
    assertThat(outbox().posted(likeFirst.id())).isEmpty();
    assertThat(flip(likeFirst)).isEqualTo(new Flip.Flipped());
  }

  @Test
  void anUnchangedVersionLooksAgainWhenTheDutyWasGivenBackMeanwhile() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission same = Given.validated(submissions(), duty);
    flip(first);
    Pointer seen = submissions().pointer(duty);
    Pointer back = submissions().giveBack(duty, first.id(), "reviewer", MORNING);

    assertThat(supersede(same, seen, Outcome.Why.UNCHANGED)).isEqualTo(new Flip.Lost(back));
    assertThat(supersede(same, back, Outcome.Why.UNCHANGED)).isEqualTo(new Flip.Flipped());
  }

  @Test
  void aVersionLooksAgainWhenAnotherBecameCurrentSinceTheyWereCompared() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission same = Given.validated(submissions(), duty);
    Pointer seen = submissions().pointer(duty);
    flip(first);

    assertThat(submissions().flip(same, seen, Given.current(same), Given.accepted(same)))
        .isEqualTo(new Flip.Lost(submissions().pointer(duty)));
    assertThat(stored(same).state()).isEqualTo(State.VALIDATED);
    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(first));
  }

  @Test
  void anApprovalTakenBackMeanwhileIsNoReasonAnyMore() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    flip(first);
    Pointer approved = submissions().approve(duty, first.id(), "reviewer", MORNING);
    Pointer back = submissions().giveBack(duty, first.id(), "reviewer", MORNING);

    assertThat(supersede(second, approved, Outcome.Why.APPROVED)).isEqualTo(new Flip.Lost(back));
    assertThat(stored(second).state()).isEqualTo(State.VALIDATED);
    assertThat(outbox().posted(second.id())).isEmpty();
    assertThat(flip(second)).isEqualTo(new Flip.Flipped());
  }

  @Test
  void whatWasNewerStaysNewerWhateverComesMeanwhile() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    flip(newer);
    Pointer seen = submissions().pointer(duty);
    submissions().giveBack(duty, newer.id(), "reviewer", MORNING);

    assertThat(supersede(older, seen, Outcome.Why.NEWER)).isEqualTo(new Flip.Flipped());
  }

  @Test
  void aRejectedSubmissionLeavesOneReceiptHoweverOften() throws Exception {
    DutyId duty = Given.duty();
    Submission mine = Given.opened(submissions(), duty);
    Callable<Boolean> worker =
        () -> {
          submissions().reject(mine, Given.receipt(mine, new Outcome.Rejected()));
          return true;
        };

    Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> worker).toList());

    assertThat(stored(mine).state()).isEqualTo(State.REJECTED);
    assertThat(unsent(duty)).isEqualTo(1);
    assertThat(submissions().pointer(duty).current()).isNull();
    assertThat(submissions().validated(mine.id(), "ee".repeat(32)).state())
        .isEqualTo(State.REJECTED);
    assertThat(flip(mine)).isInstanceOf(Flip.Lost.class);
  }

  @Test
  void whatIsFinalStaysAsItIs() {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    flip(mine);
    Submission ended = stored(mine);

    submissions().reject(mine, Given.receipt(mine, new Outcome.Rejected()));
    supersede(mine, submissions().pointer(duty), Outcome.Why.NEWER);

    assertThat(stored(mine)).isEqualTo(ended);
    assertThat(outbox().posted(mine.id()).map(Posted::receipt)).contains(Given.accepted(mine));
  }

  /** Does what a worker does until its submission has ended. */
  private State publish(Submission mine) {
    while (flip(mine) instanceof Flip.Lost(Pointer now)) {
      if (now.decidedUpTo() >= mine.version()) {
        supersede(mine, now, Outcome.Why.NEWER);
        break;
      }
    }
    return stored(mine).state();
  }

  private Flip flip(Submission mine) {
    return Given.flip(submissions(), mine);
  }

  private void flip(Submission mine, Instant at) {
    Pointer seen = submissions().pointer(mine.duty());
    submissions().flip(mine, seen, Given.current(mine), Given.accepted(mine, at));
  }

  private Flip supersede(Submission mine, Pointer seen, Outcome.Why why) {
    return submissions().supersede(mine, seen, Given.superseded(mine, why));
  }

  private Submission stored(Submission mine) {
    return submissions().find(mine.id()).orElseThrow();
  }

  private long unsent(DutyId duty) {
    return outbox().unsent().stream()
        .filter(receipt -> Objects.equals(receipt.duty(), duty))
        .count();
  }
}
