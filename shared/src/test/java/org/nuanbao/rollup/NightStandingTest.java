package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.submission.Pointer;
import org.nuanbao.value.Money;

/** Who reported, when and how, as the night run tells it; and what happened since. */
class NightStandingTest extends NightWorld {
  @Test
  void whoIsMissingWhenThePeriodClosesStaysSoThoughItReportsLater() {
    String unit = "样例职校";
    everyoneFilesBut(unit);
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 10));
    assertThat(closing()).isEmpty();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 11));
    file(unit, example.json.at("/unit_data/" + unit), true);
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 12));

    assertThat(closing().orElseThrow().missing()).containsExactly(example.path(unit));
    assertThat(closing().orElseThrow().on()).isEqualTo("2017-01-11");
    Completeness now = total("/1/").completeness();
    assertThat(now.missing()).isEmpty();
    assertThat(now.late()).containsExactly(example.path(unit));
    assertThat(TotalsJson.line(total("/1/"), closing().orElseThrow(), example.tree))
        .contains("\"closed\":\"2017-01-11\"", "\"missingAtClose\":[\"样例职校\"]");
  }

  @Test
  void whoHasMoreTimeIsNamedWithTheReasonAndNotFrozenAmongTheMissing() {
    everyoneFilesBut("样例职校");
    LocalDate until = LocalDate.of(2017, 1, 20);
    extensions.grant(new Extension(duty("样例职校"), until, "大雪封路", "reviewer", NOON));
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 11));

    assertThat(closing().orElseThrow().missing()).isEmpty();
    Completeness all = total("/1/").completeness();
    assertThat(all.missing()).containsExactly(example.path("样例职校"));
    assertThat(all.extended())
        .containsExactly(new ExtendedUnit(example.path("样例职校"), until, "大雪封路"));
    assertThat(TotalsJson.line(total("/1/"), example.tree))
        .contains("{\"reason\":\"大雪封路\",\"unit\":\"样例职校\",\"until\":\"2017-01-20\"}");
  }

  @Test
  void aReportThatWasGivenBackIsToldUntilAnotherComes() {
    everyoneFiles();
    run();
    DutyId duty = duty("样例学院");
    Pointer.Current current = Objects.requireNonNull(submissions.pointer(duty).current());
    submissions.giveBack(duty, current.submission(), "reviewer", NOON);
    assertThat(run().size()).isEqualTo(3);
    assertThat(total("/1/").completeness().returned()).containsExactly(duty.unit());

    file("样例学院", Example.parse("[]"));
    run();
    assertThat(total("/1/").completeness().returned()).isEmpty();
  }

  @Test
  void totalsOfADayOfThePastAreAddedUpAgainFromWhatCountedThen() {
    everyoneFiles();
    run();
    String then = TotalsJson.line(total("/1/"), example.tree);
    clock = NOON.plus(Duration.ofDays(2));
    file("样例学院", Example.parse("[]"));
    pay("样例职校", example.json.at("/unit_data/样例职校"), Money.yuan(BigDecimal.ONE));
    run();
    PastTotals past = new PastTotals(campaigns, submissions, subjects, figures, amounts);

    assertThat(TotalsJson.line(total("/1/"), example.tree)).isNotEqualTo(then);
    assertThat(line(past, LocalDate.of(2017, 1, 6))).isEqualTo(then);
    assertThat(line(past, LocalDate.of(2017, 1, 7)))
        .isEqualTo(TotalsJson.line(total("/1/"), example.tree));
    assertThat(line(past, LocalDate.of(2017, 1, 4))).contains("\"reported\":0", "\"rows\":0");
  }

  private String line(PastTotals past, LocalDate day) {
    return TotalsJson.line(
        past.of(CAMPAIGN, example.form.id(), DutyId.ONCE, new UnitPath("/1/"), day), example.tree);
  }

  @Test
  void aUnitThatIsMovedWhileItRunsIsCountedOnceAndFromTheNextRunOnWhereItWent() {
    everyoneFiles();
    run();
    UnitPath unit = example.path("样例学院");
    UnitPath from = example.path("样例教育厅工会");
    UnitPath to = example.path("样例水利厅工会");
    BigDecimal moved = rows(unit);
    BigDecimal there = rows(to);
    BigDecimal here = rows(from);
    file("样例学院", example.json.at("/unit_data/样例学院"));
    Plan plan = plan();
    campaigns.move(CAMPAIGN, unit, to, "publisher", NOON);
    plan.levels().forEach(level -> add(plan, level));
    night.finish(plan.dirty());
    assertThat(rows(from)).isEqualByComparingTo(here);
    assertThat(rows(example.path("河南省直属机关工会工作委员会"))).isEqualByComparingTo("40");

    run();

    assertThat(rows(to)).isEqualByComparingTo(there.add(moved));
    assertThat(rows(from)).isEqualByComparingTo(here.subtract(moved));
    assertThat(rows(example.path("河南省直属机关工会工作委员会"))).isEqualByComparingTo("40");
    String lines = lines();
    night.run(CAMPAIGN, example.form.id(), ONCE, true);
    assertThat(lines()).isEqualTo(lines);
    file("样例学院", Example.parse("[]"));
    assertThat(run().levels().stream().flatMap(List::stream).map(Work::node))
        .containsExactly(unit, to, example.path("河南省直属机关工会工作委员会"));
    assertThat(rows(to)).isEqualByComparingTo(there);
  }

  private BigDecimal rows(UnitPath unit) {
    return Objects.requireNonNull(total(unit.value()).totals().sums().get("rows"));
  }

  private Optional<PeriodClosing> closing() {
    return rollUps.closing(CAMPAIGN, example.form.id().value(), DutyId.ONCE);
  }
}
