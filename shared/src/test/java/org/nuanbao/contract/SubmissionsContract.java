package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/** A store of submissions before their end: opening, receiving, validating and finding them. */
public abstract class SubmissionsContract {
  private static final int AT_ONCE = 8;

  /** The store under test. */
  protected abstract Submissions submissions();

  @Test
  void givesVersionsThatRiseByOne() {
    DutyId duty = Given.duty();

    List<Long> versions =
        Stream.generate(() -> Given.opened(submissions(), duty).version()).limit(3).toList();

    assertThat(versions).containsExactly(1L, 2L, 3L);
    assertThat(submissions().pointer(duty).lastVersion()).isEqualTo(3);
  }

  @Test
  void tellsAllThatWasOpenedForADutyNewestFirst() {
    DutyId duty = Given.duty();
    Given.opened(submissions(), Given.duty());
    List<SubmissionId> opened =
        Stream.generate(() -> Given.opened(submissions(), duty).id()).limit(12).toList();

    assertThat(submissions().all(duty).stream().map(Submission::id))
        .containsExactlyElementsOf(opened.reversed());
  }

  @Test
  void givesEachOfManyClientsAtOnceAVersionOfItsOwn() throws Exception {
    DutyId duty = Given.duty();
    Callable<Long> client = () -> Given.opened(submissions(), duty).version();

    List<Long> versions = Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> client).toList());

    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
  }

  @Test
  void theLastTryThatFailedIsKept() {
    SubmissionId id = Given.opened(submissions(), Given.duty()).id();
    assertThat(submissions().lastFailure(id)).isEmpty();

    submissions().tryFailed(id, MORNING);
    submissions().tryFailed(id, MORNING.plusSeconds(60));

    assertThat(submissions().lastFailure(id)).contains(MORNING.plusSeconds(60));
  }

  @Test
  void whatIsRejectedAfterItWasValidatedIsListedUntilNothingOfItIsLeft() {
    Submission mine = Given.validated(submissions(), Given.duty());

    submissions().reject(mine, Given.receipt(mine, new Outcome.Failed()));

    assertThat(submissions().uncleared()).extracting(Submission::id).contains(mine.id());
    submissions().cleared(mine.id());
    assertThat(submissions().uncleared()).extracting(Submission::id).doesNotContain(mine.id());
    assertThat(submissions().find(mine.id()).orElseThrow().state()).isEqualTo(State.REJECTED);
  }

  @Test
  void aCopyIsBegunTwiceAndNeverAgain() {
    SubmissionId one = Given.opened(submissions(), Given.duty()).id();
    SubmissionId other = Given.opened(submissions(), Given.duty()).id();

    assertThat(Stream.generate(() -> submissions().beginCopy(one)).limit(4))
        .containsExactly(true, true, false, false);
    assertThat(submissions().beginCopy(other)).isTrue();
  }

  @Test
  void openingAgainAfterALostAnswerGivesTheSameSubmission() {
    DutyId duty = Given.duty();
    SubmissionId id = Given.id();

    Submission first = submissions().open(id, duty, Given.file(), "filler", MORNING);
    Submission again = submissions().open(id, duty, Given.file(), "filler", MORNING.plusSeconds(5));

    assertThat(again).isEqualTo(first).isEqualTo(submissions().find(id).orElseThrow());
    assertThat(first.state()).isEqualTo(State.AWAITING);
    assertThat(submissions().pointer(duty).lastVersion()).isEqualTo(1);
  }

  @Test
  void aDutyNobodyEverOpenedHasAnEmptyPointer() {
    DutyId duty = Given.duty();

    assertThat(submissions().pointer(duty)).isEqualTo(Pointer.none(duty));
    assertThat(submissions().find(Given.id())).isEmpty();
  }

  @Test
  void onlyTheFirstMomentOfReceivingCounts() {
    SubmissionId id = Given.opened(submissions(), Given.duty()).id();

    submissions().received(id, MORNING.plusSeconds(60));
    Submission again = submissions().received(id, MORNING.plusSeconds(90));

    assertThat(again.receivedAt()).isEqualTo(MORNING.plusSeconds(60));
    assertThat(submissions().find(id)).contains(again);
  }

  @Test
  void validatingAgainChangesNothing() {
    SubmissionId id = Given.opened(submissions(), Given.duty()).id();

    Submission first = submissions().validated(id, "aa".repeat(32));
    Submission again = submissions().validated(id, "bb".repeat(32));

    assertThat(first.state()).isEqualTo(State.VALIDATED);
    assertThat(again).isEqualTo(first);
    assertThat(again.valuesHash()).isEqualTo("aa".repeat(32));
  }

  @Test
  void keepsEveryOneOfManyFindings() {
    SubmissionId id = Given.opened(submissions(), Given.duty()).id();
    CheckResult many = checked(20_000);

    submissions().found(id, many);

    assertThat(submissions().findings(id)).contains(many);
  }

  @Test
  void aLaterTrysFindingsReplaceTheEarlierOnes() {
    SubmissionId id = Given.opened(submissions(), Given.duty()).id();
    submissions().found(id, checked(20_000));

    submissions().found(id, checked(1));

    assertThat(submissions().findings(id)).contains(checked(1));
  }

  @Test
  void saysNothingWasFoundBeforeItWasChecked() {
    assertThat(submissions().findings(Given.opened(submissions(), Given.duty()).id())).isEmpty();
  }

  @Test
  void listsWhatIsNotFinalOldestFirst() {
    DutyId duty = Given.duty();
    Submission second =
        submissions().open(Given.id(), duty, Given.file(), "filler", MORNING.plusSeconds(2));
    Submission first = submissions().open(Given.id(), duty, Given.file(), "filler", MORNING);
    Submission ended = Given.validated(submissions(), duty);
    Given.flip(submissions(), ended);

    assertThat(submissions().open())
        .filteredOn(submission -> submission.duty().equals(duty))
        .containsExactly(first, second);
  }

  @Test
  void whatWasGivenUpIsOffTheListUntilItsFileComesAfterAll() {
    Submission opened = Given.opened(submissions(), Given.duty());

    assertThat(submissions().giveUp(opened)).isTrue();

    assertThat(submissions().open()).doesNotContain(opened);
    assertThat(submissions().find(opened.id())).contains(opened);
    Submission received = submissions().received(opened.id(), MORNING.plusSeconds(60));
    assertThat(submissions().open()).contains(received);
    assertThat(submissions().validated(opened.id(), "aa".repeat(32)).state())
        .isEqualTo(State.VALIDATED);
    assertThat(Given.opened(submissions(), opened.duty()).version()).isEqualTo(2);
  }

  @Test
  void whatHasComeIsNotGivenUp() {
    Submission opened = Given.opened(submissions(), Given.duty());
    Submission received = submissions().received(opened.id(), MORNING.plusSeconds(60));

    assertThat(submissions().giveUp(opened)).isFalse();
    assertThat(submissions().giveUp(received)).isFalse();

    assertThat(submissions().open()).contains(received);
  }

  @Test
  void whatWasSupersededIsListedUntilItIsCleared() {
    Submission submission = Given.validated(submissions(), Given.duty());
    Receipt receipt = Given.superseded(submission, Outcome.Why.NEWER);
    submissions().supersede(submission, submissions().pointer(submission.duty()), receipt);
    Submission ended = submissions().find(submission.id()).orElseThrow();
    assertThat(submissions().uncleared()).contains(ended);
    assertThat(submissions().open()).doesNotContain(ended);

    submissions().cleared(ended.id());
    submissions().cleared(ended.id());

    assertThat(submissions().uncleared()).doesNotContain(ended);
    assertThat(submissions().find(ended.id())).contains(ended);
  }

  @Test
  void whatIsOpenCannotBeCleared() {
    Submission submission = Given.validated(submissions(), Given.duty());

    submissions().cleared(submission.id());

    assertThat(submissions().open()).contains(submission);
  }

  @Test
  void knowsTheSubmissionOpenedLastForEachDuty() {
    String campaign = Given.campaign();
    DutyId one = Given.duty(campaign, "/city/a/");
    DutyId other = Given.duty(campaign, "/city/b/");
    DutyId none = Given.duty(campaign, "/city/c/");
    Given.opened(submissions(), one);
    Submission last = Given.validated(submissions(), one);
    Submission only = Given.opened(submissions(), other);

    assertThat(submissions().last(List.of(one, other, none)))
        .isEqualTo(Map.of(one, last, other, only));
    assertThat(submissions().last(List.of())).isEmpty();
  }

  @Test
  void listsThePointersOfOneFormOnly() {
    String campaign = Given.campaign();
    DutyId one = Given.duty(campaign, "/city/a/");
    DutyId other = Given.duty(campaign, "/city/b/");
    Given.opened(submissions(), other);
    Submission current = Given.validated(submissions(), one);
    Given.flip(submissions(), current);
    Given.opened(submissions(), Given.duty());

    assertThat(submissions().pointers(campaign, Given.FORM))
        .containsExactlyInAnyOrder(submissions().pointer(one), submissions().pointer(other));
    assertThat(submissions().pointers(campaign, "city-2018-2")).isEmpty();
  }

  @Test
  void listsPointersOnlyIfThereAreNotTooMany() {
    String campaign = Given.campaign();
    Given.opened(submissions(), Given.duty(campaign, "/city/a/"));
    Given.opened(submissions(), Given.duty(campaign, "/city/b/"));

    assertThat(submissions().pointers(campaign, Given.FORM, 2))
        .contains(submissions().pointers(campaign, Given.FORM));
    assertThat(submissions().pointers(campaign, Given.FORM, 1)).isEmpty();
    assertThat(submissions().pointers(campaign, Given.FORM, 0)).isEmpty();
    assertThat(submissions().pointers(campaign, "city-2018-2", 0)).contains(List.of());
  }

  @Test
  void nothingCanBeApprovedOrReturnedBeforeItIsCurrent() {
    Submission opened = Given.opened(submissions(), Given.duty());
    DutyId duty = opened.duty();

    assertThatThrownBy(() -> submissions().approve(duty, opened.id(), "reviewer", MORNING))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> submissions().giveBack(duty, opened.id(), "reviewer", MORNING))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Findings whose messages do not compress well; the same number gives the same findings. */
  private static CheckResult checked(int findings) {
    Random random = new Random(findings);
    return new CheckResult(
        IntStream.range(0, findings)
            .mapToObj(i ->
                new Finding(
                    i % 2 == 0 ? "R" + i : null,
                    i % 3 == 0 ? Severity.WARNING : Severity.ERROR,
                    List.of("row" + i + ".id_no"),
                    "表1",
                    List.of("E" + i),
                    "CODE",
                    "第" + i + "行" + Long.toHexString(random.nextLong()),
                    "row " + i + Long.toHexString(random.nextLong())))
            .toList(),
        List.of("R1", "R2"));
  }
}
