package org.nuanbao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.StoresApart;
import org.nuanbao.local.cloud.WorkerApart;
import org.nuanbao.local.demo.Api;
import org.nuanbao.local.demo.CloudChild;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Small uploads over HTTP into the embedded cloud, a fifth of their events told twice and all in
 * another order; the end is compared with {@link Ledger}. The functions are a process of their own,
 * whose memory is looked at on the way.
 */
final class Uploads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAMPAIGN = "bench";
  private static final String ROOT = "/city/";

  /** Good workbooks that differ. */
  private static final int VARIANTS = 40;

  /** Uploads whose events are shuffled with each other. */
  private static final int AT_ONCE = 100;

  private static final Instant CLOCK = Instant.parse("2018-01-15T02:00:00Z");

  private final Random random;
  private final Office office = new Office(VARIANTS);
  private final Ledger ledger = new Ledger();
  private final List<String> units = new ArrayList<>();
  private final List<Runnable> untold = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> versions = new HashMap<>();
  private int told;

  private Uploads(long seed) throws IOException {
    random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    System.out.printf("%d uploads, seed %d%n", count, seed);
    System.exit(new Uploads(seed).run(count) ? 0 : 1);
  }

  private boolean run(int count) throws IOException {
    StateFolder state = StateFolder.at(Files.createTempDirectory("uploads"));
    new OffsetClock(state.clockOffset().toString()).set(CLOCK);
    try (StoresApart stores = new StoresApart(state, operation -> true);
        CloudChild worker = CloudChild.start(state, WorkerApart.command(state))) {
      Api api = new Api(worker.api(), BearerTokens.of(state));
      open(api, Math.max(1, count / 4));
      stores.telling(untold::add);
      long start = System.nanoTime();
      System.out.println(
          "uploads  seconds  CPU here  CPU of functions  heap after collection (MB)");
      for (int done = 0; done < count; done += AT_ONCE) {
        for (int i = 0; i < Math.min(AT_ONCE, count - done); i++) {
          send(api);
        }
        tell();
        if (done % Math.max(AT_ONCE, count / 20) == 0) {
          sample(done, start, worker);
        }
      }
      settle(stores);
      sample(count, start, worker);
      return compare(stores, api, worker, count, start);
    }
  }

  private void open(Api api, int leaves) {
    Api.As publisher = Api.As.publisher(ROOT);
    api.post(publisher, "/notices", RuleKinds.NOTICES.sourceOf(office.folder));
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("id", CAMPAIGN).put("notice", office.notice.id());
    wanted.put("version", office.notice.version());
    ArrayNode all = wanted.putArray("units");
    all.addObject().put("path", ROOT).put("name", "样例").put("mail", "city@nuanbao.test");
    for (int i = 0; i < leaves; i++) {
      String path = ROOT + "u" + i + "/";
      units.add(path);
      all.addObject().put("path", path).put("name", "样例").put("mail", "u" + i + "@nuanbao.test");
    }
    api.post(publisher, "/campaigns", wanted.toString());
  }

  private void send(Api api) {
    String unit = units.get(random.nextInt(units.size()));
    int variant = random.nextInt(10) == 0 ? Ledger.BROKEN : random.nextInt(office.variants());
    byte[] file = variant == Ledger.BROKEN ? office.broken : office.file(variant);
    Api.Ticket ticket = api.ticket(Api.As.filler(unit), duty(unit).key(), "表.xlsx", file);
    ledger.note(
        new Ledger.Sent(ticket.submission(), unit, versions.merge(unit, 1L, Long::sum), variant));
    int status = api.put(ticket, file);
    if (status != 200) {
      throw new IllegalStateException("not taken: HTTP " + status);
    }
  }

  /** Tells of all uploads so far in another order, of every fifth twice. */
  private void tell() {
    List<Runnable> events = new ArrayList<>(untold);
    untold.clear();
    for (Runnable event : List.copyOf(events)) {
      if (random.nextInt(5) == 0) {
        events.add(event);
      }
    }
    Collections.shuffle(events, random);
    events.forEach(Runnable::run);
    told += events.size();
  }

  private static void settle(StoresApart stores) throws IOException {
    while (!stores.isQuiet()) {
      try {
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private static void sample(int done, long start, CloudChild worker) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%7d  %7.1f  %8.1f  %16.1f  %5.1f%n",
        done,
        (System.nanoTime() - start) / 1e9,
        cpu(ProcessHandle.current()),
        ProcessHandle.current().children().mapToDouble(Uploads::cpu).sum(),
        Long.parseLong(worker.ask("heap")) / 1e6);
  }

  /** The seconds of processors that a process took since its start. */
  private static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private boolean compare(StoresApart stores, Api api, CloudChild worker, int count, long start)
      throws IOException {
    Submissions submissions = stores.bean(Submissions.class);
    Map<String, Ledger.End> ends = new HashMap<>();
    for (Ledger.Sent sent : ledger.all()) {
      Submission ended = submissions.find(new SubmissionId(sent.submission())).orElseThrow();
      ends.put(sent.submission(), new Ledger.End(ended.state(), String.valueOf(ended.receipt())));
    }
    Map<String, Long> current = new HashMap<>();
    for (String unit : units) {
      Pointer.Current now = submissions.pointer(duty(unit)).current();
      if (now != null) {
        current.put(unit, now.version());
      }
    }
    List<String> wrong = new ArrayList<>(ledger.differences(ends, current));
    worker.ask("night " + CAMPAIGN);
    JsonNode totals =
        api.get(
                Api.As.reviewer(ROOT),
                "/campaigns/" + CAMPAIGN + "/totals/" + office.form.id() + "/once?unit=" + ROOT)
            .path("totals");
    ledger
        .total(office)
        .forEach((item, sum) -> {
          if (new BigDecimal(totals.path(item).asText("0")).compareTo(sum) != 0) {
            wrong.add(item + " is " + totals.path(item) + ", not " + sum);
          }
        });
    Map<String, Integer> states = new TreeMap<>();
    ends.values().forEach(end -> states.merge(end.state().name(), 1, Integer::sum));
    System.out.printf(
        Locale.ROOT,
        "%d uploads of %d units, %d events, %s; night run included %.1f s%n",
        count,
        units.size(),
        told,
        states,
        (System.nanoTime() - start) / 1e9);
    wrong.stream().limit(20).forEach(System.out::println);
    System.out.println(wrong.isEmpty() ? "as the model says" : wrong.size() + " DIFFERENCES");
    return wrong.isEmpty();
  }

  private DutyId duty(String unit) {
    return new DutyId(CAMPAIGN, office.form.id(), DutyId.ONCE, new UnitPath(unit));
  }
}
