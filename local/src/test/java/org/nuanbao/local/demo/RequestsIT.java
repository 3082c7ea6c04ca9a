package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.Requests;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.SteppedCloud;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Counts what the product asks of the services: this is what is paid for. The test prints the
 * counts, and docs/operations.md takes them from there. {@code -Dnuanbao.units=10000} counts the
 * night run of a city.
 */
class RequestsIT {
  private static final int UNITS = Integer.getInteger("nuanbao.units", 200);
  private static final long SEED = Long.getLong("nuanbao.seed", System.nanoTime() % 100_000);

  /** The levels, one manifest each, and the calls that a night makes however little changed. */
  private static final int LEVELS = 4;

  private static final int FIXED = 60;

  /** What one more person on a roster may write: two items, and a share of a chunk of facts. */
  private static final double WRITTEN_A_ROW = 2.1;

  /** What one more person may read: a share of the other rosters' pointers. */
  private static final double READ_A_ROW = 0.1;

  @TempDir static Path folder = Path.of("");
  private static StateFolder state;
  private static SteppedCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    state = StateFolder.at(folder);
    cloud = new SteppedCloud(state);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void aNightAsksForWhatChangedAndEqualsTheRebuild() {
    System.out.println("seed " + SEED);
    CityWorld city = new CityWorld(cloud, UNITS, SEED);
    city.fileAll();
    told(
        "first night, " + city.nodes() + " nodes of " + city.items() + " items",
        Requests.of(() -> assertThat(city.night(false)).isEqualTo(city.nodes())));

    int changed = UNITS / 100;
    int dirty = city.fileAgain(changed);
    Requests.Count night = Requests.of(() -> assertThat(city.night(false)).isEqualTo(dirty));
    told(changed + " units changed, " + dirty + " nodes", night);
    Map<String, String> piecemeal = city.everything();

    Requests.Count rebuild =
        Requests.of(() -> assertThat(city.night(true)).isEqualTo(city.nodes()));
    told("rebuild, " + city.nodes() + " nodes", rebuild);
    assertThat(city.everything()).as("seed %d", SEED).isEqualTo(piecemeal);
    assertThat(piecemeal).hasSize(2 * city.nodes());

    assertThat(night.of("DeleteItem")).as("marks").isEqualTo(changed);
    assertThat(night.of("PutItem")).as("nodes, a number").isEqualTo(dirty + 1);
    assertThat(night.of("PutObject")).as("workbooks, manifests").isEqualTo(dirty + LEVELS + 1);
    assertThat(night.of("")).isLessThan(6 * dirty + FIXED).isLessThan(rebuild.of("") / 10);
    assertThat(night.readUnits()).isLessThan(rebuild.readUnits() / 3);
    assertThat(rebuild.of("PutItem")).isEqualTo(city.nodes() + 1);
  }

  @Test
  void aFilingAsksForLittleAndARosterForTwoUnitsARow() throws IOException {
    Season statistics = open("statistics");
    String unit = statistics.scenario().leaves().getFirst();
    List<Requests.Count> filing =
        filed("statistics", statistics, unit, statistics.scenario().sample(unit));
    assertThat(sum(filing, Requests.Count::readUnits)).isLessThan(50);
    assertThat(sum(filing, Requests.Count::writeUnits)).isLessThan(40);
    assertThat(filing.stream().mapToInt(each -> each.of("PutObject", "GetObject")).sum())
        .as("the file read; its reading written and read; two parts of what the sheet looks like")
        .isEqualTo(5);
    assertThat(filing.stream().mapToInt(each -> each.of("SendMessage")).sum()).isEqualTo(1);

    Season roster = open("roster");
    String one = roster.scenario().leaves().get(0);
    String two = roster.scenario().leaves().get(1);
    List<Requests.Count> few =
        filed("roster of 200 rows", roster, one, LongRoster.of(roster, one, 200));
    List<Requests.Count> many =
        filed("roster of 1,200 rows", roster, two, LongRoster.of(roster, two, 201, 1_200));
    double written = sum(many, Requests.Count::writeUnits) - sum(few, Requests.Count::writeUnits);
    double read = sum(many, Requests.Count::readUnits) - sum(few, Requests.Count::readUnits);
    System.out.println("a thousand rows more: " + read + " read, " + written + " write units");
    assertThat(written).isLessThanOrEqualTo(1_000 * WRITTEN_A_ROW);
    assertThat(read).isLessThanOrEqualTo(1_000 * READ_A_ROW);
  }

  private static double sum(List<Requests.Count> all, ToDoubleFunction<Requests.Count> units) {
    return all.stream().mapToDouble(units).sum();
  }

  private static void told(String what, Requests.Count count) {
    System.out.println(what + ": " + count);
  }

  private static Season open(String scenario) throws IOException {
    return Played.open(
        scenario, "cost", state.clockOffset(), new Api(cloud.api(), BearerTokens.of(state)));
  }

  /**
   * Files a sample, from the ticket to the mail; returns what each of the four functions asked for.
   */
  private static List<Requests.Count> filed(
      String what, Season season, String unit, JsonNode sample) {
    int mails = cloud.mails().sent().size();
    byte[] file = season.filled(unit, sample);
    Api.Ticket[] ticket = new Api.Ticket[1];
    Requests.Count upload = Requests.of(() -> ticket[0] = season.ticket(unit, "a.xlsx", file));
    assertThat(season.put(ticket[0], file)).isEqualTo(200);
    String id = ticket[0].submission();
    Submission opened = cloud.bean(Submissions.class).find(new SubmissionId(id)).orElseThrow();
    Requests.Count validate = Requests.of(() -> assertThat(cloud.validate(null, opened)).isTrue());
    Requests.Count convert = Requests.of(() -> assertThat(cloud.convert(null)).isTrue());
    Requests.Count receipt =
        Requests.of(() -> assertThat(cloud.receipts(null, List.of(id))).isTrue());
    told(what + ", upload", upload);
    told(what + ", validate", validate);
    told(what + ", convert", convert);
    told(what + ", receipt", receipt);
    assertThat(cloud.mails().sent()).as("one mail more").hasSize(mails + 1);
    return List.of(upload, validate, convert, receipt);
  }
}
