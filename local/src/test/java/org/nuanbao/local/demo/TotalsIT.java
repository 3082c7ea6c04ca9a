package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Roster;
import org.nuanbao.local.cloud.WholeSystem;

/** What all units filed must add up to what another program computed. */
@Tag("cloud")
class TotalsIT {
  @TempDir static Path folder;
  private static WholeSystem system;

  @BeforeAll
  static void start() throws IOException {
    system = WholeSystem.in(folder);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void figuresOfAllUnitsAddUpAlongTheTree() throws IOException {
    Season season = Played.open(system, "statistics");
    Played.sendAll(season);
    system.night(season.campaign());

    assertThat(Played.wrongTotals(season)).isEmpty();
    assertThat(season.totals(season.root()).path("missing")).isEmpty();
    Map<String, byte[]> first = workbooks(season);
    system.night(season.campaign());
    workbooks(season)
        .forEach((node, again) -> assertThat(again).as(node).isEqualTo(first.get(node)));
  }

  @Test
  void rostersAreCountedAndTheFederationsAmountsJoined() throws IOException {
    Season season = Played.open(system, "roster");
    Played.sendAll(season);
    Disburses pays = Objects.requireNonNull(((Roster) season.form()).disburses());
    for (String unit : season.scenario().leaves()) {
      season.enter(unit, pays.fund(), season.scenario().amounts(unit));
    }
    system.night(season.campaign());

    assertThat(Played.wrongTotals(season)).isEmpty();
    assertThat(season.totals(season.root()).path("late")).isEmpty();
  }

  private static Map<String, byte[]> workbooks(Season season) {
    Map<String, byte[]> workbooks = new HashMap<>();
    season.scenario().units().keySet().forEach(node -> workbooks.put(node, season.workbook(node)));
    return workbooks;
  }
}
