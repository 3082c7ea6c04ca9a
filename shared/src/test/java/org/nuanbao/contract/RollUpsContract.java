package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Completeness;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/**
 * A store of roll-ups: totals come back exactly, and a mark goes only at the version that was read.
 */
public abstract class RollUpsContract {
  private static final UnitPath CITY = new UnitPath("/city/");

  /** The store under test. */
  protected abstract RollUps rollUps();

  /** The store that makes dirty marks. */
  protected abstract Submissions submissions();

  @Test
  void aNodeComesBackAsItWasSavedLast() {
    String campaign = Given.campaign();
    NodeTotal last = node("12.50", "aa", "bb", "cc");
    rollUps().save(campaign, Given.FORM, DutyId.ONCE, node("1", "aa"), 1);

    rollUps().save(campaign, Given.FORM, DutyId.ONCE, last, 1);

    assertThat(rollUps().find(campaign, Given.FORM, DutyId.ONCE, CITY)).contains(last);
    assertThat(rollUps().find(campaign, Given.FORM, "2018-01-12", CITY)).isEmpty();
    assertThat(rollUps().find(campaign, Given.FORM, DutyId.ONCE, new UnitPath("/city/district/")))
        .isEmpty();
  }

  @Test
  void whatALaterRunSavedIsNotOverwrittenByAnEarlierOne() {
    String campaign = Given.campaign();
    NodeTotal later = node("2", "aa");
    assertThat(rollUps().save(campaign, Given.FORM, DutyId.ONCE, later, 7)).isTrue();

    assertThat(rollUps().save(campaign, Given.FORM, DutyId.ONCE, node("1", "aa"), 6)).isFalse();

    assertThat(rollUps().saved(campaign, Given.FORM, DutyId.ONCE, CITY))
        .contains(new RollUps.Saved(later, 7));
    assertThat(rollUps().save(campaign, Given.FORM, DutyId.ONCE, later, 7)).isTrue();
  }

  @Test
  void whatLiesDirectlyBelowComesWithoutWhatLiesBelowThat() {
    String campaign = Given.campaign();
    for (String path : List.of("/city/", "/city/b/", "/city/a/", "/city/a/x/", "/town/")) {
      rollUps().save(campaign, Given.FORM, DutyId.ONCE, at(new UnitPath(path), "1"), 1);
    }

    assertThat(rollUps().below(campaign, Given.FORM, DutyId.ONCE, CITY))
        .extracting(node -> node.unit().value())
        .containsExactly("/city/a/", "/city/b/");
    assertThat(rollUps().below(campaign, Given.FORM, "2018-01-12", CITY)).isEmpty();
  }

  @Test
  void aPeriodClosesOnce() {
    String campaign = Given.campaign();
    LocalDate day = LocalDate.of(2018, 1, 21);
    PeriodClosing first = new PeriodClosing(campaign, Given.FORM, DutyId.ONCE, day, List.of(CITY));
    rollUps().close(first);

    rollUps()
        .close(new PeriodClosing(campaign, Given.FORM, DutyId.ONCE, day.plusDays(1), List.of()));

    assertThat(rollUps().closing(campaign, Given.FORM, DutyId.ONCE)).contains(first);
    assertThat(rollUps().closing(campaign, Given.FORM, "2018-01-12")).isEmpty();
  }

  @Test
  void everyRunHasANumberOfItsOwn() {
    String campaign = Given.campaign();
    assertThat(rollUps().lastRun(campaign, Given.FORM)).isZero();
    assertThat(rollUps().nextRun(campaign, Given.FORM)).isEqualTo(1);
    assertThat(rollUps().nextRun(campaign, Given.FORM)).isEqualTo(2);
    assertThat(rollUps().lastRun(campaign, Given.FORM)).isEqualTo(2);
  }

  @Test
  void aMarkThatChangedSinceItWasReadStays() {
    DutyId duty = Given.duty();
    publish(duty);
    RollUps.Dirty read = mark(duty).getFirst();
    publish(duty);

    rollUps().clear(read);

    assertThat(mark(duty)).hasSize(1).doesNotContain(read);
    rollUps().clear(mark(duty).getFirst());
    assertThat(mark(duty)).isEmpty();
  }

  @Test
  void aMarkMadeAfterClearingIsNotTakenForTheOldOne() {
    DutyId duty = Given.duty();
    publish(duty);
    RollUps.Dirty slowRun = mark(duty).getFirst();
    rollUps().clear(slowRun);
    publish(duty);

    rollUps().clear(slowRun);

    assertThat(mark(duty)).hasSize(1);
  }

  @Test
  void marksOfOtherCampaignsAreNotSeen() {
    DutyId duty = Given.duty();
    publish(duty);
    publish(Given.duty());

    assertThat(mark(duty))
        .singleElement()
        .satisfies(dirty -> {
          assertThat(dirty.campaign()).isEqualTo(duty.campaign());
          assertThat(dirty.form()).isEqualTo(Given.FORM);
          assertThat(dirty.period()).isEqualTo(duty.period());
          assertThat(dirty.unit()).isEqualTo(duty.unit());
        });
  }

  private List<RollUps.Dirty> mark(DutyId duty) {
    return rollUps().dirty(duty.campaign(), Given.FORM);
  }

  private void publish(DutyId duty) {
    Submission mine = Given.validated(submissions(), duty);
    Given.flip(submissions(), mine);
  }

  private static NodeTotal node(String sum, String... keys) {
    return at(CITY, sum, keys);
  }

  private static NodeTotal at(UnitPath unit, String sum, String... keys) {
    return new NodeTotal(
        unit,
        "某市总工会",
        new Totals(
            new TreeMap<>(Map.of("2.C", new BigDecimal(sum))),
            new TreeMap<>(Map.of("persons", KeySet.of(List.of(keys))))),
        new Completeness(
            5,
            3,
            List.of(new UnitPath("/city/a/"), new UnitPath("/city/b/")),
            List.of(new UnitPath("/city/c/")),
            List.of(new UnitPath("/city/d/")),
            List.of(new UnitPath("/city/e/")),
            List.of(new ExtendedUnit(new UnitPath("/city/f/"), LocalDate.of(2018, 1, 25), "大雪封路"))),
        new Source("0123", 2, "NB20180131-0123ABCD"));
  }
}
