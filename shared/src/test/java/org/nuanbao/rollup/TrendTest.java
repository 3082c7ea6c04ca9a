package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;

/** How figures that are never added up went from period to period. */
class TrendTest {
  private static final UnitPath CITY = new UnitPath("/city/");

  @Test
  void comparesEachPeriodWithTheOneBeforeAndAddsNoneUp() {
    Trend trend =
        new Trend(
            List.of(
                point("2011-12-02", "12.5", 2),
                point("2011-12-09", "10", 2),
                point("2011-12-16", "10", 1)));

    assertThat(trend.change(0)).isEmpty();
    assertThat(trend.change(1)).containsEntry("soe.amount", new BigDecimal("-2.5"));
    JsonNode last = Example.parse(TotalsJson.lines(trend, tree()).getLast());
    assertThat(last.at("/totals/soe.amount").decimalValue()).isEqualByComparingTo("10");
    assertThat(last.at("/change/soe.amount").decimalValue()).isZero();
    assertThat(last.at("/trend/soe.amount/2011-12-02").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(last.path("period").asText()).isEqualTo("2011-12-16");
  }

  @Test
  void aPeriodInWhichNobodyReportedIsNoFallToNought() {
    Trend trend =
        new Trend(
            List.of(
                point("2011-12-02", "12.5", 2),
                point("2011-12-09", "0", 0),
                point("2011-12-16", "13", 2)));

    assertThat(trend.change(1)).isEmpty();
    assertThat(trend.change(2)).isEmpty();
    assertThat(trend.series().get("soe.amount")).containsOnlyKeys("2011-12-02", "2011-12-16");
  }

  @Test
  void aReportBelongsToThePeriodThatItsDayFallsInto() {
    OwedForm weekly =
        new OwedForm(
            new FormId("city-2012-4"),
            Demand.Who.LEAVES,
            Set.of(),
            List.of(term("2011-12-02"), term("2011-12-09")),
            true,
            0);

    assertThat(weekly.period(LocalDate.of(2011, 12, 2))).contains("2011-12-02");
    assertThat(weekly.period(LocalDate.of(2011, 12, 3))).contains("2011-12-09");
    assertThat(weekly.period(LocalDate.of(2011, 12, 10))).isEmpty();
  }

  private static Demand.Term term(String day) {
    return new Demand.Term(day, LocalDate.parse(day));
  }

  private static Trend.Point point(String period, String sum, int reported) {
    Totals totals =
        new Totals(new TreeMap<>(Map.of("soe.amount", new BigDecimal(sum))), new TreeMap<>());
    Completeness completeness =
        new Completeness(2, reported, List.of(), List.of(), List.of(), List.of(), List.of());
    return new Trend.Point(period, new NodeTotal(CITY, "市总工会", totals, completeness, null));
  }

  private static Tree tree() {
    return new Tree(List.of(new Unit(CITY, "市总工会", "")));
  }
}
