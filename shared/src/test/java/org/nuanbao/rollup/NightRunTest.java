package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.Field;
import org.nuanbao.reading.Entry;
import org.nuanbao.rollup.Plan.Work;

class NightRunTest extends NightWorld {
  @Test
  void joinsTheFederationsAmountsAndReachesTheExpectedTotals() {
    everyoneFiles();
    run();

    JsonNode expected = example.json.at("/expected/city");
    Totals city = total("/1/").totals();
    assertThat(city.sums().get("amount_total"))
        .isEqualByComparingTo(expected.path("amount_total").decimalValue());
    assertThat(city.distinct().getOrDefault("distinct_ids", KeySet.NONE).size()).isEqualTo(40);
    assertThat(total("/1/").reported()).isEqualTo(12);
  }

  @Test
  void countsOnlyTheCurrentVersionAndOnlyAmountsOfPersonsInIt() {
    everyoneFiles();
    String unit = "样例职校";
    file(unit, Example.parse("[]"));
    run();

    Totals school = total(example.path(unit).value()).totals();
    assertThat(school.sums().get("rows")).isZero();
    assertThat(school.sums().get("amount_total")).isZero();
    assertThat(total("/1/").totals().sums().get("rows")).isEqualByComparingTo("39");
  }

  @Test
  void countsWhoHasNothingToReportAsReported() {
    everyoneFiles();
    String unit = "样例职校";
    file(unit, Example.parse("[]"), Map.of(Field.NOTHING.key(), new Entry(YES, null)), false);
    run();

    NodeTotal city = total("/1/");
    assertThat(city.completeness().nil()).containsExactly(example.path(unit));
    assertThat(city.reported()).isEqualTo(12);
    assertThat(city.completeness().missing()).isEmpty();
    assertThat(TotalsJson.line(city, example.tree)).contains("\"nil\":[\"样例职校\"]");
    assertThat(total(example.path(unit).value()).totals().saysNothing()).isFalse();
  }

  @Test
  void givesTheSameBytesWhenRunAgain() {
    everyoneFiles();
    run();
    String first = lines();
    run();

    assertThat(lines()).isEqualTo(first).contains("\"rows\":40");
  }

  @Test
  void repeatsAnyStepWithoutHarm() {
    everyoneFiles();
    Plan plan = plan();
    for (List<Work> level : plan.levels()) {
      add(plan, level);
      add(plan, level);
    }
    night.finish(plan.dirty());
    String steps = lines();
    run();

    assertThat(lines()).isEqualTo(steps);
  }

  @Test
  void addsUpOnlyWhatChangedAndWhatLiesAboveIt() {
    everyoneFiles();
    assertThat(run().size()).isEqualTo(17);

    file("样例学院", example.json.at("/unit_data/样例职校"));
    Plan plan = run();

    assertThat(plan.levels().stream().flatMap(List::stream).map(Work::name))
        .containsExactly("样例学院", "样例教育厅工会", "河南省直属机关工会工作委员会");
    String dirtyOnly = lines();
    assertThat(night.run(CAMPAIGN, example.form.id(), ONCE, true).size()).isEqualTo(17);
    assertThat(lines()).isEqualTo(dirtyOnly);
    assertThat(run().size()).isZero();
  }

  @Test
  void keepsTheMarkOfWhatChangedWhileItRan() {
    everyoneFiles();
    Plan plan = plan();
    assertThat(plan.dirty()).hasSize(12);
    file("样例学院", example.json.at("/unit_data/样例学院"));
    plan.levels().forEach(level -> add(plan, level));
    night.finish(plan.dirty());

    assertThat(rollUps.dirty(CAMPAIGN, example.form.id().value()))
        .extracting(RollUps.Dirty::unit)
        .containsExactly(example.path("样例学院"));
  }

  @Test
  void anEarlierRunThatComesLastChangesNothing() {
    everyoneFiles();
    run();
    file("样例学院", Example.parse("[]"));
    Plan early = plan();
    file("样例职校", Example.parse("[]"));
    add(early, early.levels().getFirst());
    Plan late = run();
    String right = lines();

    early.levels().forEach(level -> add(early, level));
    night.finish(early.dirty());

    assertThat(late.run()).isGreaterThan(early.run());
    assertThat(lines()).isEqualTo(right);
    night.run(CAMPAIGN, example.form.id(), ONCE, true);
    assertThat(lines()).isEqualTo(right);
  }

  @Test
  void stopsWhereALevelBelowIsNotDoneYet() {
    Plan plan = plan();
    assertThatThrownBy(() -> add(plan, plan.levels().getLast()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not added up yet: 4 below /1/");
  }
}
