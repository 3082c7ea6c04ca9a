package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.Amounts.Amount;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;

/** A store of amounts: the amount entered last counts, and the night run hears of it. */
public abstract class AmountsContract {
  /** The store under test. */
  protected abstract Amounts amounts();

  /** The store that holds its dirty marks. */
  protected abstract RollUps rollUps();

  /** The store that holds its duties' pointers. */
  protected abstract Submissions submissions();

  @Test
  void anApprovedDutysAmountsStayAsTheyAre() {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    Given.flip(submissions(), mine);
    set(duty, new Amount(Given.person(1), new Money(80_000)));
    submissions().approve(duty, mine.id(), "reviewer", MORNING);

    assertThat(
            amounts()
                .set(
                    duty,
                    "fund",
                    List.of(new Amount(Given.person(1), new Money(1))),
                    "reviewer",
                    MORNING))
        .isFalse();
    assertThat(amounts().of(duty, "fund")).isEqualTo(Map.of(Given.person(1), new Money(80_000)));
  }

  @Test
  void theAmountEnteredLastCounts() {
    DutyId duty = Given.duty();
    set(duty, new Amount(Given.person(1), new Money(80_000)));

    set(
        duty,
        new Amount(Given.person(1), new Money(90_000)),
        new Amount(Given.person(2), new Money(50_000)));

    assertThat(amounts().of(duty, "fund"))
        .isEqualTo(Map.of(Given.person(1), new Money(90_000), Given.person(2), new Money(50_000)));
    assertThat(amounts().of(duty, "other")).isEmpty();
    assertThat(amounts().of(Given.duty(), "fund")).isEmpty();
  }

  @Test
  void anAmountThatWasChangedIsStillToldOfAnEarlierMoment() {
    DutyId duty = Given.duty();
    Instant first = MORNING;
    List<Amount> before = List.of(new Amount(Given.person(1), new Money(80_000)));
    List<Amount> after = List.of(new Amount(Given.person(1), new Money(90_000)));
    amounts().set(duty, "fund", before, "reviewer", first);
    amounts().set(duty, "fund", after, "reviewer", first.plusSeconds(60));

    assertThat(amounts().of(duty, "fund", first.minusSeconds(1))).isEmpty();
    assertThat(amounts().of(duty, "fund", first.plusSeconds(59)))
        .isEqualTo(Map.of(Given.person(1), new Money(80_000)));
    assertThat(amounts().of(duty, "fund", first.plusSeconds(60)))
        .isEqualTo(Map.of(Given.person(1), new Money(90_000)));
    assertThat(amounts().of(duty, "other", first.plusSeconds(60))).isEmpty();
  }

  @Test
  void ofOnePersonTwiceInOneListTheLastCounts() {
    DutyId duty = Given.duty();

    set(duty, new Amount(Given.person(1), new Money(1)), new Amount(Given.person(1), new Money(2)));

    assertThat(amounts().of(duty, "fund")).isEqualTo(Map.of(Given.person(1), new Money(2)));
  }

  @Test
  void manyAmountsAreAllThere() {
    DutyId duty = Given.duty();

    set(
        duty,
        IntStream.rangeClosed(1, 250)
            .mapToObj(i -> new Amount(Given.person(i), new Money(i)))
            .toArray(Amount[]::new));

    assertThat(amounts().of(duty, "fund"))
        .hasSize(250)
        .containsEntry(Given.person(250), new Money(250));
  }

  @Test
  void anAmountMarksItsDutyForTheNightRun() {
    DutyId duty = Given.duty();
    set(duty, new Amount(Given.person(1), new Money(1)));
    RollUps.Dirty before = mark(duty);

    set(duty, new Amount(Given.person(1), new Money(2)));
    rollUps().clear(before);

    assertThat(mark(duty).version()).isNotEqualTo(before.version());
  }

  private RollUps.Dirty mark(DutyId duty) {
    List<RollUps.Dirty> marks = rollUps().dirty(duty.campaign(), Given.FORM);
    assertThat(marks).hasSize(1);
    return marks.getFirst();
  }

  private void set(DutyId duty, Amount... amounts) {
    amounts().set(duty, "fund", List.of(amounts), "reviewer", MORNING);
  }
}
