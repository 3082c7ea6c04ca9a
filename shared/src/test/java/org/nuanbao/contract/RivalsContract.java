package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions.Flip;
import org.nuanbao.value.Money;

/**
 * What must come of a write if a rival is quicker: it writes after the write was decided on and
 * before it is made.
 */
public abstract class RivalsContract extends Rivals {
  @Test
  void twoOpenTheFirstVersionOfADuty() {
    DutyId duty = Given.duty();
    before(() -> Given.opened(submissions(), duty));
    assertThat(Given.opened(submissions(), duty).version()).isEqualTo(2);
    assertThat(pointer(duty).lastVersion()).isEqualTo(2);
  }

  @Test
  void twoOpenALaterVersion() {
    DutyId duty = Given.duty();
    Given.opened(submissions(), duty);
    before(() -> Given.opened(submissions(), duty));
    Submission mine = Given.opened(submissions(), duty);
    assertThat(mine.version()).isEqualTo(3);
    assertThat(submissions().last(List.of(duty))).containsEntry(duty, mine);
    assertThat(submissions().all(duty).stream().map(Submission::version))
        .containsExactly(3L, 2L, 1L);
    assertThat(submissions().pointers(duty.campaign(), Given.FORM)).hasSize(1);
  }

  @Test
  void oneIdIsOpenedForTwoDuties() {
    Submission first = openedBefore(Given.duty(), Given.duty());
    assertThat(stored(first)).isEqualTo(first);
    DutyId used = Given.opened(submissions(), Given.duty()).duty();
    DutyId other = Given.duty();
    Submission later = openedBefore(used, other);
    assertThat(later.duty()).isEqualTo(other);
    assertThat(stored(later)).isEqualTo(later);
  }

  @Test
  void twoTellWhenAFileWasComplete() {
    Submission mine = Given.opened(submissions(), Given.duty());
    before(() -> submissions().received(mine.id(), MORNING));
    submissions().received(mine.id(), MORNING.plusSeconds(9));
    assertThat(stored(mine).receivedAt()).isEqualTo(MORNING);
  }

  @Test
  void receivedWhenItHasEnded() {
    Submission mine = Given.opened(submissions(), Given.duty());
    before(() -> reject(mine));
    submissions().received(mine.id(), MORNING);
    assertThat(stored(mine).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void validatedWhenItHasEnded() {
    Submission mine = Given.opened(submissions(), Given.duty());
    submissions().received(mine.id(), MORNING);
    before(() -> reject(mine));
    submissions().validated(mine.id(), "cd".repeat(32));
    assertThat(stored(mine).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void givenUpWhenAFileHasCome() {
    Submission mine = Given.opened(submissions(), Given.duty());
    Submission received = submissions().received(mine.id(), MORNING);
    assertThat(submissions().giveUp(mine)).isFalse();
    assertThat(stored(mine)).isEqualTo(received);
  }

  @Test
  void rejectedWhenItWasValidated() {
    Submission mine = Given.opened(submissions(), Given.duty());
    submissions().received(mine.id(), MORNING);
    before(() -> submissions().validated(mine.id(), "cd".repeat(32)));
    reject(mine);
    assertThat(stored(mine).valuesHash()).isEqualTo("cd".repeat(32));
  }

  @Test
  void rejectedWhenItsFileHasCome() {
    Submission mine = Given.opened(submissions(), Given.duty());
    before(() -> submissions().received(mine.id(), MORNING));
    reject(mine);
    assertThat(stored(mine).receivedAt()).isEqualTo(MORNING);
    assertThat(audits(of(mine))).isEqualTo(1);
  }

  @Test
  void endedByTwo() {
    List<Consumer<Submission>> ends =
        List.of(
            this::reject,
            mine -> supersede(mine, pointer(mine.duty()), Outcome.Why.NEWER),
            mine -> Given.flip(submissions(), mine),
            mine -> subjects().finish(mine, Given.accepted(mine)));
    for (Consumer<Submission> end : ends) {
      for (Consumer<Submission> rival : ends) {
        Submission mine = Given.validated(submissions(), Given.duty());
        before(() -> rival.accept(mine));
        end.accept(mine);
        assertThat(outbox().posted(mine.id()).orElseThrow().receipt().outcome().state())
            .isEqualTo(stored(mine).state());
        assertThat(audits(of(mine))).isEqualTo(1);
      }
    }
  }

  @Test
  void flippedWhenAnotherWas() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    before(() -> Given.flip(submissions(), newer));
    assertThat(Given.flip(submissions(), older)).isInstanceOf(Flip.Lost.class);
    assertThat(pointer(duty).current()).isEqualTo(Given.current(newer));
  }

  @Test
  void flippedWhenTheDutyWasApproved() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    Submission second = Given.validated(submissions(), duty);
    before(() -> submissions().approve(duty, first.id(), "r", MORNING));
    assertThat(Given.flip(submissions(), second)).isInstanceOf(Flip.Lost.class);
    assertThat(pointer(duty).current()).isEqualTo(Given.current(first));
  }

  @Test
  void aFlipLeavesAllItOwes() {
    DutyId duty = Given.duty();
    Submission mine = flipped(duty);
    assertThat(stored(mine).state()).isEqualTo(State.ACCEPTED);
    assertThat(outbox().posted(mine.id())).isPresent();
    assertThat(dirty(duty)).hasSize(1);
    assertThat(submissions().currentAt(duty, MORNING.plusSeconds(999))).isPresent();
    assertThat(submissions().pointers(duty.campaign(), Given.FORM)).hasSize(1);
    assertThat(submissions().last(List.of(duty))).hasSize(1);
    assertThat(audits(of(mine))).isEqualTo(1);
  }

  @Test
  void aReturnLeavesItsLetter() {
    DutyId duty = Given.duty();
    Submission mine = flipped(duty);
    UnitLetter letter =
        new UnitLetter(
            UnitLetter.numberOf(duty.key(), BusinessClock.day(MORNING)),
            MORNING,
            "one@example.org",
            "已退回",
            "文",
            "");
    submissions().giveBack(duty, mine.id(), letter, "r", MORNING);
    assertThat(letters().posted(letter.number())).isPresent();
  }

  @Test
  void unchangedWhenAnotherBecameCurrent() {
    DutyId duty = Given.duty();
    flipped(duty);
    Submission other = Given.validated(submissions(), duty);
    Submission same = Given.validated(submissions(), duty);
    Pointer seen = pointer(duty);
    before(() -> Given.flip(submissions(), other));
    assertThat(supersede(same, seen, Outcome.Why.UNCHANGED)).isInstanceOf(Flip.Lost.class);
  }

  @Test
  void unchangedWhenTheDutyWasGivenBack() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    Submission same = Given.validated(submissions(), duty);
    Pointer seen = pointer(duty);
    before(() -> submissions().giveBack(duty, first.id(), "r", MORNING));
    assertThat(supersede(same, seen, Outcome.Why.UNCHANGED)).isInstanceOf(Flip.Lost.class);
    supersede(same, pointer(duty), Outcome.Why.UNCHANGED);
    assertThat(pointer(duty).decidedUpTo()).isEqualTo(2);
  }

  @Test
  void tooLateWhenTheApprovalWasTakenBack() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    Submission second = Given.validated(submissions(), duty);
    Pointer approved = submissions().approve(duty, first.id(), "r", MORNING);
    before(() -> submissions().giveBack(duty, first.id(), "r", MORNING));
    assertThat(supersede(second, approved, Outcome.Why.APPROVED)).isInstanceOf(Flip.Lost.class);
  }

  @Test
  void approvedWhenAnotherBecameCurrent() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    Submission second = Given.validated(submissions(), duty);
    before(() -> Given.flip(submissions(), second));
    Pointer now = submissions().approve(duty, first.id(), "r", MORNING);
    assertThat(now.standing()).isEqualTo(Pointer.Standing.OPEN);
    assertThat(pointer(duty)).isEqualTo(now);
  }

  @Test
  void approvedByTwo() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    dirty(duty).forEach(rollUps()::clear);
    before(() -> submissions().approve(duty, first.id(), "other", MORNING.plusSeconds(1)));
    submissions().approve(duty, first.id(), "r", MORNING);
    assertThat(audits("DUTY#" + duty.key())).isEqualTo(1);
    assertThat(dirty(duty)).hasSize(1);
  }

  @Test
  void amountsOfAnApprovedDuty() {
    DutyId duty = Given.duty();
    Submission first = flipped(duty);
    List<Amounts.Amount> set = List.of(new Amounts.Amount(Given.person(1), new Money(100)));
    dirty(duty).forEach(rollUps()::clear);
    assertThat(amounts().set(duty, "fund", set, "r", MORNING)).isTrue();
    assertThat(amounts().of(duty, "fund")).hasSize(1);
    assertThat(amounts().of(duty, "fund", MORNING)).hasSize(1);
    assertThat(dirty(duty)).hasSize(1);
    submissions().approve(duty, first.id(), "r", MORNING);
    assertThat(amounts().set(duty, "fund", set, "r", MORNING)).isFalse();
  }

  @Test
  void aPartWhenANewerOneWasDecided() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    before(() -> decide(newer, "a"));
    assertThat(decide(older, "b")).isEqualTo(End.NEWER);
    assertThat(subjects().current(duty).getFirst().submission()).isEqualTo(newer.id());
  }

  @Test
  void aPartWhenAnOlderOneWasDecided() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    decide(first, "a");
    before(() -> decide(older, "b"));
    assertThat(decide(newer, "b")).isEqualTo(End.UNCHANGED);
    Submission last = Given.validated(submissions(), duty);
    Submission between = Given.validated(submissions(), duty);
    before(() -> decide(last, "c"));
    assertThat(decide(between, "b")).isEqualTo(End.CURRENT);
    assertThat(subjects().currentAt(duty, MORNING.plusSeconds(999)))
        .isEqualTo(subjects().current(duty))
        .hasSize(1);
    assertThat(dirty(duty)).hasSize(1);
    assertThat(pointer(duty).current()).isEqualTo(Given.current(between));
  }

  @Test
  void aPartWhenTheDutyWasApproved() {
    DutyId duty = Given.duty();
    Submission first = ended(duty);
    Submission second = Given.validated(submissions(), duty);
    before(() -> submissions().approve(duty, first.id(), "r", MORNING));
    assertThat(decide(second, "b")).isEqualTo(End.APPROVED);
  }

  @Test
  void aPartWhenTheApprovalWasTakenBack() {
    DutyId duty = Given.duty();
    Submission first = ended(duty);
    Submission second = Given.validated(submissions(), duty);
    submissions().approve(duty, first.id(), "r", MORNING);
    before(() -> submissions().giveBack(duty, first.id(), "r", MORNING));
    assertThat(decide(second, "b")).isEqualTo(End.CURRENT);
  }

  @Test
  void aPartDecidedByAnotherWorker() {
    assertThat(decidedByTwo("b", false)).isEqualTo(End.APPROVED);
    assertThat(decidedByTwo("a", false)).isEqualTo(End.APPROVED);
    assertThat(decidedByTwo("b", true)).isEqualTo(End.CURRENT);
  }

  @Test
  void sentTwice() {
    Submission mine = flipped(Given.duty());
    outbox().again(Given.accepted(mine), MORNING);
    outbox().sent(Given.accepted(mine), MORNING);
    assertThat(outbox().posted(mine.id()).orElseThrow().sent()).isTrue();
    Map<String, String> sent = items(of(mine));
    outbox().sent(Given.accepted(mine), MORNING.plusSeconds(9));
    outbox().again(Given.accepted(mine), MORNING.plusSeconds(9));
    assertThat(items(of(mine))).isEqualTo(sent);
  }

  @Test
  void aReceiptOfAnotherNumber() {
    Submission mine = flipped(Given.duty());
    Map<String, String> before = items(of(mine));
    outbox().sent(renumbered(Given.accepted(mine)), MORNING);
    assertThat(items(of(mine))).isEqualTo(before);
  }

  @Test
  void aReceiptThatIsNotThere() {
    Submission mine = Given.validated(submissions(), Given.duty());
    Map<String, String> before = items(of(mine));
    outbox().again(Given.accepted(mine), MORNING);
    outbox().sent(Given.accepted(mine), MORNING);
    assertThat(items(of(mine))).isEqualTo(before);
  }

  @Test
  void aTotalOfAnEarlierRun() {
    DutyId duty = Given.duty();
    NodeTotal late = node("later");
    assertThat(rollUps().save(duty.campaign(), Given.FORM, DutyId.ONCE, late, 2)).isTrue();
    assertThat(rollUps().save(duty.campaign(), Given.FORM, DutyId.ONCE, node("earlier"), 1))
        .isFalse();
    assertThat(rollUps().find(duty.campaign(), Given.FORM, DutyId.ONCE, late.unit()))
        .contains(late);
  }

  @Test
  void twoRunsTakeANumber() {
    String campaign = Given.campaign();
    before(() -> rollUps().nextRun(campaign, Given.FORM));
    assertThat(rollUps().nextRun(campaign, Given.FORM)).isEqualTo(2);
    before(() -> rollUps().nextRun(campaign, Given.FORM));
    assertThat(rollUps().nextRun(campaign, Given.FORM)).isEqualTo(4);
  }

  @Test
  void aMarkThatIsSetAgainIsNotCleared() {
    DutyId duty = Given.duty();
    flipped(duty);
    RollUps.Dirty read = dirty(duty).getFirst();
    flipped(duty);
    rollUps().clear(read);
    assertThat(dirty(duty)).hasSize(1);
  }

  @Test
  void aPeriodClosesOnce() {
    String campaign = Given.campaign();
    LocalDate day = LocalDate.of(2018, 1, 9);
    PeriodClosing first = new PeriodClosing(campaign, Given.FORM, DutyId.ONCE, day, List.of());
    rollUps().close(first);
    rollUps()
        .close(new PeriodClosing(campaign, Given.FORM, DutyId.ONCE, day.plusDays(1), List.of()));
    assertThat(rollUps().closing(campaign, Given.FORM, DutyId.ONCE)).contains(first);
  }
}
