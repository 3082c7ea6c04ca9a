package org.nuanbao.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.WholeSystem;

/** Seasons that are played on a running system. */
final class Played {
  private static final Path NOTICES = Path.of("..", "notices");

  private Played() {}

  static Season open(StateFolder state, RunningSystem system, String scenario) throws IOException {
    return open(scenario, "it", state.clockOffset(), new Api(system.api(), BearerTokens.of(state)));
  }

  /** Opens a campaign of its own, because tests share what is deployed. */
  static Season open(WholeSystem system, String scenario) throws IOException {
    String mark = Long.toString(System.nanoTime(), 36);
    return open(scenario, mark, system.clock(), new Api(system.api(), system.tokens()));
  }

  /**
   * The same on any system.
   *
   * @param mark sets the campaign apart from others there
   * @param clock the file that sets the functions' business clock
   */
  static Season open(String scenario, String mark, Path clock, Api api) throws IOException {
    Scenario data = Scenario.read(scenario);
    new OffsetClock(clock.toString()).set(data.clock());
    Season season = new Season(data, NOTICES.resolve(data.notice()), mark, api);
    season.open();
    return season;
  }

  /** Sends every unit's own data; returns the submission of each unit, all of them final. */
  static Map<String, String> sendAll(Season season) throws IOException {
    Map<String, String> submissions = new LinkedHashMap<>();
    for (String unit : season.scenario().leaves()) {
      submissions.put(unit, send(season, unit));
    }
    for (String submission : submissions.values()) {
      season.outcome(submission);
    }
    return submissions;
  }

  static String send(Season season, String unit) {
    return season.send(unit, season.filled(unit, season.scenario().sample(unit)));
  }

  /** What differs from the expected totals, over all nodes. */
  static List<String> wrongTotals(Season season) {
    List<String> wrong = new ArrayList<>();
    season
        .scenario()
        .expected("plain")
        .forEach((node, totals) ->
            Scenario.differences(totals, season.totals(node).path("totals"))
                .forEach(difference -> wrong.add(node + difference)));
    return wrong;
  }
}
