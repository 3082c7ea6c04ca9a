package org.nuanbao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.Requests;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.demo.Api;
import org.nuanbao.local.demo.CloudChild;
import org.nuanbao.local.demo.LongRoster;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/**
 * One long roster over HTTP into the whole embedded cloud, a process of its own with its tables on
 * disk: from the end of the upload to the receipt, the units the tables say it took, and the peak
 * memory of the process. On request the process is killed on the way and started again. In the end
 * the roster must count, with the five doubles that another unit's roster makes, and add up.
 */
final class ConvertingSpeed {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAMPAIGN = "bench";
  private static final String ROOT = "/city/";
  private static final String LONG = ROOT + "a/";
  private static final String SHORT = ROOT + "b/";
  private static final int SHARED = 5;
  private static final Instant CLOCK = Instant.parse("2017-01-06T02:00:00Z");
  private static final Set<String> FINAL = Set.of("accepted", "rejected", "superseded");

  private final Path folder = Path.of("notices", "henan-2017");
  private final Notice notice = RuleKinds.NOTICES.ofFolder(folder);
  private final Form form = notice.form(new FormId("henan-2017-2")).orElseThrow();
  private final StateFolder state;
  private final String heap;
  private CloudChild cloud;
  private Api api;

  private ConvertingSpeed(String heap) throws IOException {
    this.heap = heap;
    state = StateFolder.at(Files.createTempDirectory("conversion"));
    new OffsetClock(state.clockOffset().toString()).set(CLOCK);
    cloud = start();
    api = new Api(cloud.api(), BearerTokens.of(state));
  }

  /** Takes the number of rows, of kills, and the heap of the cloud's process. */
  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    new ConvertingSpeed(args.length > 2 ? args[2] : "512m").run(rows, kills);
    System.exit(0);
  }

  private CloudChild start() throws IOException {
    return CloudChild.start(
        state, List.of("-Xmx" + heap, Cloud.class.getName(), state.root().toString()));
  }

  private void run(int rows, int kills) throws Exception {
    open();
    settled(send(SHORT, file(SHORT, SHARED)));
    byte[] file = file(LONG, rows);
    System.out.printf("%d rows, %.1f MB, heap %s%n", rows, file.length / 1e6, heap);
    if (kills == 0) {
      cloud.ask("count");
    }
    String submission = send(LONG, file);
    long start = System.nanoTime();
    List<Long> peaks = new ArrayList<>();
    Random random = new Random();
    for (int kill = 1; kill <= kills; kill++) {
      TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(3_000 + rows / 10));
      peaks.add(cloud.peakMegabytes());
      System.out.printf(
          Locale.ROOT,
          "killed after %.1f s, when it was %s%n",
          (System.nanoTime() - start) / 1e9,
          told(submission).path("state").asText());
      cloud.kill();
      cloud = start();
      api = new Api(cloud.api(), BearerTokens.of(state));
    }
    JsonNode ended = settled(submission);
    double seconds = (System.nanoTime() - start) / 1e9;
    String units = kills == 0 ? cloud.ask("counted") : "not counted";
    peaks.add(cloud.peakMegabytes());
    System.out.printf(
        Locale.ROOT,
        "%s, receipt after %.1f s; units a row: %s; peak memory %s MB%n",
        ended.path("state").asText(),
        seconds,
        kills == 0 ? perRow(units, rows) : units,
        peaks);
    check(rows);
    cloud.close();
  }

  private static String perRow(String units, int rows) {
    String[] both = units.split(" ", -1);
    return String.format(
        Locale.ROOT,
        "%.3f read, %.3f written",
        Double.parseDouble(both[0]) / rows,
        Double.parseDouble(both[1]) / rows);
  }

  private void check(int rows) throws IOException, InterruptedException {
    Api.As reviewer = Api.As.reviewer(ROOT);
    JsonNode doubles = null;
    for (int i = 0; i < 600 && (doubles == null || doubles.size() < SHARED); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      doubles = api.get(reviewer, "/campaigns/" + CAMPAIGN + "/doubles");
    }
    cloud.ask("night " + CAMPAIGN);
    JsonNode totals =
        api.get(reviewer, "/campaigns/" + CAMPAIGN + "/totals/" + form.id() + "/once?unit=" + ROOT)
            .path("totals");
    boolean right =
        Objects.requireNonNull(doubles).size() == SHARED
            && totals.path("rows").asInt() == rows + SHARED
            && totals.path("distinct_ids").asInt() == rows;
    System.out.println(
        (right ? "right: " : "WRONG: ")
            + doubles.size()
            + " doubles, "
            + totals.path("rows")
            + " rows of "
            + totals.path("distinct_ids")
            + " persons");
  }

  private void open() {
    api.post(Api.As.publisher(ROOT), "/notices", RuleKinds.NOTICES.sourceOf(folder));
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("id", CAMPAIGN).put("notice", notice.id()).put("version", notice.version());
    ArrayNode all = wanted.putArray("units");
    for (String path : List.of(ROOT, LONG, SHORT)) {
      String mail = path.replaceAll("/", "") + "@nuanbao.test";
      all.addObject().put("path", path).put("name", "样例").put("mail", mail);
    }
    api.post(Api.As.publisher(ROOT), "/campaigns", wanted.toString());
  }

  private byte[] file(String unit, int persons) throws IOException {
    JsonNode data;
    try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("roster.json"))) {
      data = JSON.readTree(in);
    }
    ObjectNode sample = JSON.createObjectNode();
    sample.put("form", form.id().value());
    sample.set("header", ((ObjectNode) data.path("header")).put("unit", "样例"));
    sample.set("data", data.path("data").elements().next());
    ObjectNode roster = LongRoster.of(sample, 1, persons);
    return Filler.fill(
        form,
        new SampleReader(List.of(form)).read(roster, form.id()).getFirst().raw(),
        new Mark(form.id().value(), form.head().version(), unit, "样例"));
  }

  /** Asks for a ticket and puts the file; returns the submission. */
  private String send(String unit, byte[] file) {
    DutyId duty = new DutyId(CAMPAIGN, form.id(), DutyId.ONCE, new UnitPath(unit));
    Api.Ticket ticket = api.ticket(Api.As.filler(unit), duty.key(), "表.xlsx", file);
    int status = api.put(ticket, file);
    if (status != 200) {
      throw new IllegalStateException("not taken: HTTP " + status);
    }
    return ticket.submission();
  }

  private JsonNode told(String submission) {
    return api.get(Api.As.reviewer(ROOT), "/submissions/" + submission);
  }

  private JsonNode settled(String submission) throws InterruptedException {
    while (true) {
      JsonNode told = told(submission);
      if (FINAL.contains(told.path("state").asText()) && told.hasNonNull("receipt")) {
        return told;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  /** The embedded cloud with the orders {@code count}, {@code counted} and {@code night …}. */
  static final class Cloud {
    private Cloud() {}

    public static void main(String[] args) throws IOException {
      StateFolder state = StateFolder.at(Path.of(args[0]));
      System.setProperty("nuanbao.log", state.log().toString());
      System.setProperty("logback.configurationFile", "org/nuanbao/local/log-file.xml");
      try (RunningSystem system = RunningSystem.start(state, 0);
          BufferedReader orders =
              new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        System.out.println("ok " + system.api());
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
          if (order.equals("count")) {
            System.out.println("ok counting");
            Requests.Count count = Requests.of(() -> line(orders));
            System.out.println("ok " + count.readUnits() + " " + count.writeUnits());
          } else {
            System.out.println("ok " + system.night(order.substring(order.indexOf(' ') + 1)));
          }
        }
      }
    }

    private static String line(BufferedReader orders) {
      try {
        return orders.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
