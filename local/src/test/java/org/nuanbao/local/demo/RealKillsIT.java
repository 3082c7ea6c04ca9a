package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.StoresApart;
import org.nuanbao.local.cloud.WorkerApart;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Kills the worker by SIGKILL again and again while it takes a roster of 20,000 rows; the stores
 * are in this process and live on. {@code -Dnuanbao.kills=50} kills more often, {@code
 * -Dnuanbao.seed=17} kills at the same moments again.
 */
class RealKillsIT {
  private static final int KILLS = Integer.getInteger("nuanbao.kills", 5);
  private static final long SEED = Long.getLong("nuanbao.seed", System.nanoTime() % 100_000);
  private static final int A_ROUND = 10;
  private static final int ROWS = 20_000;

  /** A moment may be missed, but not in this many rounds in a row: then nothing kills any more. */
  private static final int IN_VAIN = 3;

  /** The rows of persons who are on another unit's roster too. */
  private static final List<Integer> SHARED = List.of(1, 4_999, 5_000, 13_001, ROWS);

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

  /** Longer than a worker waits at a queue. */
  private static final long LAST_QUESTION_MILLIS = 2_100;

  @TempDir Path folder = Path.of("");

  private final Random random = new Random(SEED);
  private final List<String> kills = new ArrayList<>();

  @Test
  void nothingIsLostAndNothingCountsTwiceHoweverOftenTheWorkerIsKilled() throws Exception {
    System.out.println("seed " + SEED);
    StateFolder state = StateFolder.at(folder);
    Killer killer = new Killer(ROWS);
    try (StoresApart stores = new StoresApart(state, killer::asked)) {
      CloudChild worker = CloudChild.start(state, WorkerApart.command(state));
      Season season =
          Played.open(
              "roster",
              "kills",
              state.clockOffset(),
              new Api(worker.api(), BearerTokens.of(state)));
      String unit = season.scenario().leaves().get(0);
      String other = season.scenario().leaves().get(1);
      ObjectNode roster = LongRoster.of(season, unit, ROWS);
      season.outcome(season.send(other, season.filled(other, some(season, other, roster))));

      int inVain = 0;
      for (int round = 1; kills.size() < KILLS; round++) {
        int before = kills.size();
        ((ObjectNode) roster.path("data").path(0)).put("phone", "139%08d".formatted(round));
        byte[] file = season.filled(unit, roster);
        List<Moment> moments = Moment.draw(random, Math.min(A_ROUND, KILLS - kills.size()));
        String submission = season.send(unit, file);
        for (Moment moment : moments) {
          killer.aim(worker, moment);
          if (struckBeforeTheEnd(killer, stores, submission)) {
            String found = stores.bean(Submissions.class).find(id(submission)).toString();
            kills.add(moment + ": " + found.replaceAll(".*state=(\\w+).*", "$1"));
            System.out.println(kills.size() + " " + kills.getLast());
            List<String> left = stores.left();
            worker = CloudChild.start(state, WorkerApart.command(state));
            TimeUnit.MILLISECONDS.sleep(LAST_QUESTION_MILLIS);
            stores.release(left);
            season.reach(new Api(worker.api(), BearerTokens.of(state)));
          }
        }
        killer.holdFire();
        until(stores::isQuiet);
        // Does what the table's stream told while no worker was there.
        worker.ask("sweep");
        new Kept(state, stores, season).demand(unit, submission, round, roster, SHARED);
        inVain = kills.size() == before ? inVain + 1 : 0;
        assertThat(inVain).as("rounds in a row without a kill").isLessThan(IN_VAIN);
      }

      worker.ask("night " + season.campaign());
      JsonNode totals = season.totals(season.root()).path("totals");
      assertThat(totals.path("rows").asInt()).isEqualTo(ROWS + SHARED.size());
      assertThat(totals.path("distinct_ids").asInt()).isEqualTo(ROWS);
      assertThat(season.totals(unit).path("totals").path("rows").asInt()).isEqualTo(ROWS);
      worker.close();
    }
  }

  private static boolean struckBeforeTheEnd(Killer killer, StoresApart stores, String submission)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    while (!killer.hasStruck(100)) {
      // In this order, because dead letters are sent back while the submission is not final.
      boolean quiet = stores.isQuiet();
      if (quiet
          && stores.bean(Submissions.class).find(id(submission)).orElseThrow().state().isFinal()) {
        return killer.hasStruck(0);
      }
      assertThat(System.nanoTime()).as("nothing goes on").isLessThan(deadline);
    }
    return true;
  }

  private static void until(Waiting.Condition condition) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!Waiting.until(condition)) {
      assertThat(System.nanoTime()).as("nothing goes on").isLessThan(deadline);
    }
  }

  private static SubmissionId id(String submission) {
    return new SubmissionId(submission);
  }

  /** A roster of another unit with the shared persons. */
  private static ObjectNode some(Season season, String unit, ObjectNode roster) {
    ObjectNode sample = season.scenario().sample(unit);
    ArrayNode rows = (ArrayNode) sample.path("data");
    rows.removeAll();
    for (int row : SHARED) {
      ObjectNode copy = roster.path("data").path(row - 1).deepCopy();
      rows.add(copy.put("seq", rows.size() + 1));
    }
    return sample;
  }
}
