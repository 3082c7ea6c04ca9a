package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.WholeSystem;

/** What a reviewer sees of doubtful persons and of files that are still to come. */
@Tag("cloud")
class ReviewIT {
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
  void personsOnTwoRostersAreShownOnceWithBothUnits() throws IOException {
    Season season = Played.open(system, "roster");
    String one = season.scenario().leaves().get(0);
    String other = season.scenario().leaves().get(1);
    JsonNode rows = season.scenario().sample(one);
    for (String unit : List.of(one, other)) {
      String submission = season.send(unit, season.filled(unit, rows));
      assertThat(season.outcome(submission).path("state").asText()).isEqualTo("accepted");
    }
    int persons = rows.path("data").size();
    // Doubles are searched after the version has become current, so not at once.
    assertThat(Waiting.until(() -> doubles(season).size() == persons)).isTrue();
    JsonNode doubles = doubles(season);
    for (JsonNode each : doubles) {
      Set<String> units = new TreeSet<>();
      each.path("claims").forEach(claim -> units.add(claim.path("unit").asText()));
      assertThat(units).containsExactlyInAnyOrder(season.path(one), season.path(other));
    }
  }

  private static JsonNode doubles(Season season) {
    Api.As reviewer = Api.As.reviewer(season.path(season.root()));
    return season.api().get(reviewer, "/campaigns/" + season.campaign() + "/doubles");
  }

  @Test
  void announcedFilesThatDidNotComeAreCountedBelowTheirUnitOnly() throws IOException {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().get(0);
    String other = season.scenario().leaves().get(1);
    int before = awaiting(season, unit);
    int beside = awaiting(season, other);
    season.ticket(unit, "a.xlsx", season.filled(unit, season.scenario().sample(unit)));

    assertThat(awaiting(season, unit)).isEqualTo(before + 1);
    assertThat(awaiting(season, other)).isEqualTo(beside);
  }

  private static int awaiting(Season season, String unit) {
    Api.As filler = Api.As.filler(season.path(unit));
    return season.api().get(filler, "/status").path("awaiting").asInt();
  }
}
