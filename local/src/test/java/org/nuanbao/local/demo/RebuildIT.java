package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.NightTimer;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;

/** A night adds up what changed, and a rebuild of everything gives the same workbooks. */
class RebuildIT {
  @TempDir Path folder = Path.of("");

  @Test
  void aCorrectionIsAddedUpAloneAndTheRebuildGivesTheSame() throws IOException {
    StateFolder state = StateFolder.at(folder);
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      Season season = Played.open(state, system, "statistics");
      Played.sendAll(season);
      system.night(season.campaign());
      assertThat(system.night(season.campaign())).as("nothing has changed").isZero();
      List<String> units = season.scenario().leaves();
      byte[] another = season.filled(units.get(0), season.scenario().sample(units.get(1)));
      season.outcome(season.send(units.get(0), another));

      assertThat(system.night(season.campaign())).as("unit, district and city").isEqualTo(3);

      assertThat(season.totals(units.get(0)).path("totals"))
          .isEqualTo(season.totals(units.get(1)).path("totals"));
      Map<String, byte[]> changed = workbooks(season);
      String campaign = season.campaign();
      assertThat(NightTimer.byHand(state, campaign, false)).as("nothing has changed").isZero();
      assertThat(NightTimer.byHand(state, campaign, true)).isGreaterThan(changed.size());
      workbooks(season)
          .forEach((node, again) -> assertThat(again).as(node).isEqualTo(changed.get(node)));
    }
  }

  private static Map<String, byte[]> workbooks(Season season) {
    Map<String, byte[]> workbooks = new HashMap<>();
    season.scenario().units().keySet().forEach(node -> workbooks.put(node, season.workbook(node)));
    return workbooks;
  }
}
