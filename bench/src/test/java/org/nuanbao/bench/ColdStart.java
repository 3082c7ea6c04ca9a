package org.nuanbao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nuanbao.bench.PackagedFunction.Cost;
import org.nuanbao.bench.PackagedFunction.Way;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.keys.KeyChains;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.InstalledStores;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.StoresApart;
import org.nuanbao.local.demo.Api;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.value.Sha256;

/**
 * What the first answer of a packaged function costs, from the start of its process or from its
 * restore. Each round files two workbooks, a good one and a broken one, and each event has a
 * process of its own: upload, validate twice, receipt; and so have two pages, the door and what a
 * unit owes, which is asked for again to see what a page costs that is warm. Several builds are
 * measured in turns.
 */
final class ColdStart {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAMPAIGN = "cold";
  private static final String ROOT = "/city/";
  private static final String UNIT = "/city/mill/";
  private static final Instant CLOCK = Instant.parse("2018-01-15T02:00:00Z");
  private static final List<String> LOG = List.of("-Xlog:class+load");

  /** How often a page is asked for again; the first half is not counted. */
  private static final int WARM = 60;

  private static final String LOADED = "[class,load";

  /** A build, a way to start it and an event: what a row of the table is about. */
  private record Row(String build, Way way, String event) {}

  private final StateFolder state;
  private final String keyChain;
  private final Office office = new Office(1);
  private final ColdEvents events;
  private final StoresApart stores;
  private final Api objects;
  private final Map<String, String> settings;
  private final String client;
  private final Map<Row, List<Cost>> costs = new LinkedHashMap<>();
  private final Map<Row, String> classes = new LinkedHashMap<>();

  private ColdStart(StateFolder state, String keyChain, StoresApart stores) throws IOException {
    this.state = state;
    this.stores = stores;
    this.keyChain = keyChain;
    BearerTokens tokens = BearerTokens.of(state);
    events = new ColdEvents(tokens);
    objects = new Api(state.root().toUri(), tokens);
    settings = settings(state);
    client =
        String.join(
            File.pathSeparator,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar ->
                    jar.matches(".*(aws-lambda-java-(runtime|core|serialization)|utils-lite).*"))
                .toList());
  }

  /** Arguments: rounds; ways, with commas; project folders that were built. */
  public static void main(String[] args) throws IOException, InterruptedException {
    StateFolder state = StateFolder.at(Files.createTempDirectory("cold"));
    new OffsetClock(state.clockOffset().toString()).set(CLOCK);
    Path keys = state.root().resolve("keys");
    KeyChains.make(keys);
    List<Way> ways = Stream.of(args[1].split(",")).map(Way::valueOf).toList();
    List<ColdBuild> builds = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      builds.add(ColdBuild.unpacked(Path.of(args[i]), state.root().resolve("build" + i)));
    }
    try (StoresApart stores = new StoresApart(state, operation -> true)) {
      stores.telling(nobody -> {});
      new ColdStart(state, Files.readString(keys), stores)
          .run(builds, ways, Integer.parseInt(args[0]));
    }
    System.exit(0);
  }

  /** What the template tells a function, about the embedded cloud instead. */
  private static Map<String, String> settings(StateFolder state) throws IOException {
    Map<String, String> settings = new HashMap<>();
    InstalledStores stores = InstalledStores.on(state);
    stores
        .settings()
        .forEach((name, value) ->
            settings.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value.toString()));
    settings.remove("NUANBAO_KEYS_FILE");
    settings.put("NUANBAO_KEYS_SECRET", "secretsmanager:arn:keys");
    settings.put("NUANBAO_TOKEN_SECRET", state.secret("token"));
    settings.put("NUANBAO_MAIL_BY", "ses");
    settings.put("NUANBAO_MAIL_FROM", "nuanbao@example.org");
    settings.put("AWS_REGION", stores.system().getOrDefault("aws.region", ""));
    settings.put("AWS_ACCESS_KEY_ID", stores.system().getOrDefault("aws.accessKeyId", ""));
    settings.put("AWS_SECRET_ACCESS_KEY", stores.system().getOrDefault("aws.secretAccessKey", ""));
    settings.put("LANG", "en_US.UTF-8");
    settings.put("TZ", "UTC");
    return settings;
  }

  private void run(List<ColdBuild> builds, List<Way> ways, int rounds)
      throws IOException, InterruptedException {
    open(builds.getFirst());
    String cookie = signedIn();
    for (int round = 0; round <= rounds; round++) {
      for (Way way : ways) {
        for (ColdBuild build : builds) {
          if (way != Way.IMAGE || Files.exists(build.image())) {
            round(build, way, round == 0);
            pages(build, way, cookie, round == 0);
          }
        }
      }
    }
    print();
  }

  private void open(ColdBuild build) throws IOException, InterruptedException {
    Api.As publisher = Api.As.publisher(ROOT);
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("id", CAMPAIGN).put("notice", office.notice.id());
    wanted.put("version", office.notice.version());
    for (String path : List.of(ROOT, UNIT)) {
      wanted
          .withArray("units")
          .addObject()
          .put("path", path)
          .put("name", "样例")
          .put("mail", "a@b.test");
    }
    try (PackagedFunction upload = start(build, Way.ZIP, "Upload", List.of())) {
      String notice = RuleKinds.NOTICES.sourceOf(office.folder);
      good(upload.first(events.post(publisher, "/notices", notice)).answer());
      good(upload.further(events.post(publisher, "/campaigns", wanted.toString())));
    }
  }

  /** The first round of all counts classes, which costs time; the others measure. */
  private void round(ColdBuild build, Way way, boolean counting)
      throws IOException, InterruptedException {
    for (boolean broken : new boolean[] {false, true}) {
      byte[] file = broken ? office.broken : office.file(0);
      String duty = new DutyId(CAMPAIGN, office.form.id(), DutyId.ONCE, new UnitPath(UNIT)).key();
      String told =
          JSON.createObjectNode()
              .put("fileName", "表.xlsx")
              .put("size", file.length)
              .put("sha256", Sha256.hex(file))
              .put("contentType", MediaType.MICROSOFT_EXCEL_OPEN_XML)
              .toString();
      String asked = events.post(Api.As.filler(UNIT), "/duties/" + duty + "/submissions", told);
      JsonNode ticket = good(first(build, way, "Upload", "upload", asked, counting));
      Map<String, String> headers = new HashMap<>();
      ticket
          .path("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
      if (objects.put(ticket.path("url").asText(), headers, file) != 200) {
        throw new IOException("not put: " + ticket);
      }
      String id = ticket.path("submission").asText();
      String event = events.uploaded(CAMPAIGN + "/" + id);
      done(
          first(build, way, "Validate", broken ? "validate, broken" : "validate", event, counting));
      if (broken) {
        done(first(build, way, "Receipt", "receipt", events.posted(id), counting));
      }
    }
  }

  /** Lists somebody who fills in for the unit and signs them in; returns the cookie. */
  private String signedIn() {
    Directory directory = stores.bean(Directory.class);
    UnitPath unit = new UnitPath(UNIT);
    Listing before = directory.listing(unit.root());
    Contact filler = new Contact("a@b.test", "王敏", List.of(new Grant(unit, Role.FILLER)));
    List<ListedUnit> units =
        Stream.of(ROOT, UNIT)
            .map(path ->
                new ListedUnit(new UnitPath(path), null, "样例", null, "a@b.test", null, false))
            .toList();
    directory.commit(
        new Listing(unit.root(), before.version(), units, List.of(filler)),
        new Directory.Entry(Instant.EPOCH, "bench", ""));
    SignIn door = stores.bean(SignIn.class);
    String token =
        door.link(new DoorMail("bench", "a@b.test", DoorMail.Kind.LINK, Instant.now()))
            .orElseThrow();
    return door.enter(token, "203.0.113.7", Instant.now()).orElseThrow().cookie();
  }

  /** The first page of a process, and what the unit's tasks cost when they are asked for again. */
  private void pages(ColdBuild build, Way way, String cookie, boolean counting)
      throws IOException, InterruptedException {
    page(first(build, way, "Portal", "door", events.page("/sign-in", ""), counting));
    String tasks = events.page("/tasks", cookie);
    page(first(build, way, "Portal", "tasks", tasks, counting));
    if (!counting) {
      try (PackagedFunction started = start(build, way, "Portal", List.of())) {
        started.first(tasks);
        Row row = new Row(build.name(), way, "tasks, warm");
        for (int i = 0; i < WARM; i++) {
          Cost cost = started.again(tasks);
          page(cost.answer());
          if (i >= WARM / 2) {
            costs.computeIfAbsent(row, any -> new ArrayList<>()).add(cost);
          }
        }
      }
    }
  }

  private static void page(String answer) throws IOException {
    if (JSON.readTree(answer).path("statusCode").asInt() != 200) {
      throw new IOException(answer);
    }
  }

  private String first(
      ColdBuild build, Way way, String function, String name, String event, boolean counting)
      throws IOException, InterruptedException {
    Row row = new Row(build.name(), way, name);
    try (PackagedFunction started = start(build, way, function, counting ? LOG : List.of())) {
      Cost cost = started.first(event);
      if (counting) {
        classes.put(row, loaded(cost.restored()));
      } else {
        costs.computeIfAbsent(row, any -> new ArrayList<>()).add(cost);
      }
      return cost.answer();
    }
  }

  private PackagedFunction start(ColdBuild build, Way way, String function, List<String> further)
      throws IOException {
    ColdBuild.Deployed deployed = build.function(function);
    return new PackagedFunction(
        new PackagedFunction.Start(
            way,
            deployed.handler(),
            way == Way.IMAGE ? build.image() : deployed.code(),
            deployed.memory(),
            keyChain,
            client,
            settings,
            output()),
        further);
  }

  private Path output() {
    return state.root().resolve("output");
  }

  private static JsonNode good(String answer) throws IOException {
    JsonNode said = JSON.readTree(answer);
    if (said.path("statusCode").asInt() >= 300) {
      throw new IOException(answer);
    }
    return JSON.readTree(said.path("body").asText());
  }

  private void done(String answer) throws IOException {
    if (!JSON.readTree(answer).path("batchItemFailures").isEmpty()) {
      throw new IOException(Files.readString(output()));
    }
  }

  /** Classes in all, those of POI and XMLBeans, and both after the restore. */
  private String loaded(long restored) throws IOException {
    Predicate<String> poi =
        line -> line.contains(" org.apache.poi.") || line.contains(".xmlbeans.");
    List<String> all = lines(0);
    List<String> later = lines(restored);
    if (restored > 0 && System.getenv("COLD_CLASSES") != null) {
      Files.write(
          Files.createTempFile(Path.of(System.getenv("COLD_CLASSES")), "later", ".txt"), later);
    }
    return "%d, of POI %d; after the restore %d, of POI %d"
        .formatted(
            all.size(),
            all.stream().filter(poi).count(),
            restored == 0 ? 0 : later.size(),
            restored == 0 ? 0 : later.stream().filter(poi).count());
  }

  private List<String> lines(long from) throws IOException {
    try (Stream<String> lines = Files.lines(output())) {
      return lines.skip(from).filter(line -> line.contains(LOADED)).toList();
    }
  }

  private void print() {
    System.out.printf(
        "%-28s %-9s %-17s %8s %8s  classes%n", "build", "way", "event", "cpu ms", "wall ms");
    costs.forEach((row, all) ->
        System.out.printf(
            Locale.ROOT,
            "%-28s %-9s %-17s %8d %8d  %s  %s%n",
            row.build,
            row.way,
            row.event,
            median(all.stream().map(Cost::cpu).toList()),
            median(all.stream().map(Cost::wall).toList()),
            classes.get(row),
            all.stream().map(cost -> cost.cpu().toMillis()).toList()));
  }

  private static long median(List<Duration> all) {
    return all.stream().sorted().toList().get(all.size() / 2).toMillis();
  }
}
