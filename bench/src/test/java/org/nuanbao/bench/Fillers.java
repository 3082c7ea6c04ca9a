package org.nuanbao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.demo.Api;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Sha256;

/**
 * People who fill in at once, each as a browser does it: the tasks, the page for files, the
 * announcement, the file, its state in growing pauses, the outcome, a while of reading. Everything
 * is in this one process: the embedded cloud, all functions and all browsers.
 */
final class Fillers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAMPAIGN = "bench";
  private static final String ROOT = "/city/";
  private static final Instant CLOCK = Instant.parse("2018-01-15T02:00:00Z");
  private static final Pattern GUARD = Pattern.compile("data-guard=\"([^\"]+)\"");
  private static final List<Integer> PAUSES = List.of(1, 2, 3, 5, 8, 13);

  private final Office office = new Office(20);
  private final RunningSystem system;
  private final Api api;
  private final HttpClient browsers;
  private final Map<String, List<Long>> millis = new ConcurrentHashMap<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger rounds = new AtomicInteger();

  private Fillers(StateFolder state) throws IOException {
    new OffsetClock(state.clockOffset().toString()).set(CLOCK);
    system = RunningSystem.start(state, 0);
    api = new Api(system.api(), BearerTokens.of(state));
    browsers = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
  }

  /** Arguments: how many people, for how many seconds. */
  public static void main(String[] args) throws Exception {
    int people = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 180;
    boolean right =
        new Fillers(StateFolder.at(Files.createTempDirectory("fillers"))).run(people, seconds);
    System.exit(right ? 0 : 1);
  }

  private boolean run(int people, int seconds) throws InterruptedException {
    List<String> units = open(people);
    List<String> cookies = units.stream().map(this::signedIn).toList();
    System.out.printf("%d people for %d s%n", people, seconds);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people; i++) {
        String unit = units.get(i);
        String cookie = cookies.get(i);
        Random random = new Random(i);
        all.execute(() -> {
          while (System.nanoTime() < end) {
            try {
              // Nobody begins at the same moment.
              TimeUnit.MILLISECONDS.sleep(random.nextInt(60_000));
              round(unit, cookie, random);
              rounds.incrementAndGet();
            } catch (IOException | RuntimeException failed) {
              errors.add(String.valueOf(failed));
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
              return;
            }
          }
        });
      }
    }
    return told();
  }

  private List<String> open(int people) {
    Api.As publisher = Api.As.publisher(ROOT);
    api.post(publisher, "/notices", RuleKinds.NOTICES.sourceOf(office.folder));
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("id", CAMPAIGN).put("notice", office.notice.id());
    wanted.put("version", office.notice.version());
    ArrayNode all = wanted.putArray("units");
    List<ListedUnit> listed = new ArrayList<>();
    List<Contact> contacts = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (int i = -1; i < people; i++) {
      String path = i < 0 ? ROOT : ROOT + "u" + i + "/";
      String mail = "u" + i + "@nuanbao.test";
      all.addObject().put("path", path).put("name", "样例" + i).put("mail", mail);
      UnitPath unit = new UnitPath(path);
      listed.add(new ListedUnit(unit, null, "样例" + i, null, mail, null, false));
      if (i >= 0) {
        contacts.add(new Contact(mail, "王敏", List.of(new Grant(unit, Role.FILLER))));
        units.add(path);
      }
    }
    api.post(publisher, "/campaigns", wanted.toString());
    UnitPath root = new UnitPath(ROOT);
    Directory directory = system.bean(Directory.class);
    directory.commit(
        new Listing(root, directory.listing(root).version(), listed, contacts),
        new Directory.Entry(Instant.EPOCH, "bench", ""));
    return units;
  }

  private String signedIn(String unit) {
    String mail = unit.substring(ROOT.length(), unit.length() - 1) + "@nuanbao.test";
    SignIn door = system.bean(SignIn.class);
    String token =
        door.link(new DoorMail("bench", mail, DoorMail.Kind.LINK, Instant.now())).orElseThrow();
    // Each from a place of its own: how often one place may come in is limited.
    return door.enter(token, unit, Instant.now()).orElseThrow().cookie();
  }

  private void round(String unit, String cookie, Random random)
      throws IOException, InterruptedException {
    page("tasks", "/tasks", cookie);
    Matcher guard = GUARD.matcher(page("upload", "/upload", cookie));
    if (!guard.find()) {
      throw new IOException("no guard on the page");
    }
    byte[] file =
        random.nextInt(10) == 0 ? office.broken : office.file(random.nextInt(office.variants()));
    String told =
        JSON.createObjectNode()
            .put("fileName", "表.xlsx")
            .put("size", file.length)
            .put("sha256", Sha256.hex(file))
            .toString();
    String duty = new DutyId(CAMPAIGN, office.form.id(), DutyId.ONCE, new UnitPath(unit)).key();
    JsonNode ticket =
        JSON.readTree(
            answer(
                "announce",
                asked("/duties/" + duty + "/submissions", cookie)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("X-Guard", guard.group(1))
                    .POST(BodyPublishers.ofString(told))));
    HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(ticket.path("url").asText()));
    ticket
        .path("headers")
        .properties()
        .forEach(each -> put.header(each.getKey(), each.getValue().asText()));
    answer("put", put.PUT(BodyPublishers.ofByteArray(file)));
    String id = ticket.path("submission").asText();
    sent.add(id);
    for (int pause : PAUSES) {
      TimeUnit.SECONDS.sleep(pause);
      if (!page("state", "/submissions/" + id + "/state", cookie).contains("hx-get")) {
        break;
      }
    }
    page("outcome", "/submissions/" + id, cookie);
  }

  private HttpRequest.Builder asked(String path, String cookie) {
    return HttpRequest.newBuilder(URI.create(system.portal() + path))
        .header("Cookie", "__Host-nuanbao=" + cookie);
  }

  private String page(String name, String path, String cookie)
      throws IOException, InterruptedException {
    return answer(name, asked(path, cookie).header("Accept", "text/html"));
  }

  private String answer(String name, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer = browsers.send(request.build(), BodyHandlers.ofString());
    millis
        .computeIfAbsent(name, _ -> Collections.synchronizedList(new ArrayList<>()))
        .add((System.nanoTime() - start) / 1_000_000);
    if (answer.statusCode() >= 300) {
      throw new IOException(name + ": HTTP " + answer.statusCode());
    }
    return answer.body();
  }

  /** Prints the figures; whether nothing failed and every file has an outcome. */
  private boolean told() throws InterruptedException {
    Submissions submissions = system.bean(Submissions.class);
    Map<String, Integer> ends = new TreeMap<>();
    for (String id : sent) {
      Submission ended = submissions.find(new SubmissionId(id)).orElseThrow();
      for (int i = 0; i < 600 && !ended.state().isFinal(); i++) {
        TimeUnit.MILLISECONDS.sleep(200);
        ended = submissions.find(new SubmissionId(id)).orElseThrow();
      }
      ends.merge(ended.state().name(), 1, Integer::sum);
    }
    System.out.printf("%d rounds, %d files: %s%n", rounds.get(), sent.size(), ends);
    System.out.printf("%-9s %7s %7s %7s %7s%n", "ms", "count", "median", "p95", "most");
    millis.forEach((name, all) -> {
      List<Long> sorted = all.stream().sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "%-9s %7d %7d %7d %7d%n",
          name,
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() * 95 / 100),
          sorted.getLast());
    });
    Map<String, Integer> counted = new TreeMap<>();
    errors.forEach(error -> counted.merge(error, 1, Integer::sum));
    System.out.println(counted.isEmpty() ? "no error" : "ERRORS " + counted);
    return counted.isEmpty() && ends.keySet().stream().noneMatch(Fillers::isUnfinished);
  }

  private static boolean isUnfinished(String state) {
    return !Submission.State.valueOf(state).isFinal();
  }
}
