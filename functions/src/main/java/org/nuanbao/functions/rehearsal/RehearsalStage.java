package org.nuanbao.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.LazyContext;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.keys.KeyChains;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Sha256;

/**
 * A place where a function does its whole work before a snapshot, as often as its code needs to be
 * compiled: a container of its own, whose services, keys and campaign are invented. Nothing of it
 * is left when it is closed, and nothing of it is seen outside; measures are counted as rehearsals.
 */
public final class RehearsalStage implements Closeable {
  /**
   * How often a thing is rehearsed, 20 times unless a test asks for less: what runs often is
   * compiled before the snapshot.
   */
  private static final int TIMES = Integer.getInteger("nuanbao.rehearsals", 20);

  /** The one unit, which owes every form. */
  public static final UnitPath UNIT = new UnitPath("/rehearsal/unit/");

  /** How often what is not usual is rehearsed, and how many workbooks are usual. */
  private static final int AT_LEAST = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InventedServices services;
  private final Map<String, Object> settings;
  private final ApplicationContext context;
  private final Map<FormId, String> campaignOf = new HashMap<>();
  private final List<Invented.Workbook> workbooks = Invented.workbooks();
  private int opened;

  private RehearsalStage() throws IOException {
    services = new InventedServices();
    settings = settings(services.url());
    context = LazyContext.builder().properties(settings).start();
    Measures.rehearse(true);
  }

  /** Opens the stage with published notices and open campaigns of one unit. */
  public static RehearsalStage open() {
    try {
      RehearsalStage stage = new RehearsalStage();
      try {
        stage.set();
      } catch (RuntimeException e) {
        stage.close();
        throw e;
      }
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> settings(String url) {
    Map<String, Object> settings = new HashMap<>();
    for (String service : List.of("dynamo", "s3", "sqs", "ses")) {
      settings.put("nuanbao.endpoint." + service, url);
    }
    for (String name : List.of("reports", "register", "originals", "workings", "mails")) {
      settings.put("nuanbao." + name, name);
    }
    settings.put("nuanbao.originals-key", "");
    settings.put("nuanbao.queue.uploads", url + "/uploads");
    settings.put("nuanbao.queue.accepted", url + "/accepted");
    settings.put("nuanbao.keys.file", "");
    settings.put("nuanbao.keys.secret", KeyChains.generated());
    settings.put("nuanbao.token.secret", "rehearsal".repeat(4));
    settings.put("nuanbao.mail.by", "ses");
    settings.put("nuanbao.mail.from", "nobody@example.org");
    return settings;
  }

  private void set() {
    Campaigns campaigns = context.getBean(Campaigns.class);
    for (String source : Invented.sources()) {
      Notice notice = RuleKinds.NOTICES.ofSource(source);
      campaigns.publish(notice, source);
      campaigns.open(
          new Campaign(notice.id(), notice.id(), notice.version(), Instant.EPOCH),
          List.of(
              new Unit(UNIT.parent(), "样例", "nobody@example.org"),
              new Unit(UNIT, "样例", "nobody@example.org")));
      notice.forms().forEach(form -> campaignOf.put(form.id(), notice.id()));
    }
  }

  /** What a function is told that is to find its services here. */
  Map<String, Object> settings() {
    return settings;
  }

  /** The container of whoever rehearses here. */
  public ApplicationContext context() {
    return context;
  }

  /** What to rehearse with this time: at first everything, later what is usual. */
  List<Invented.Workbook> workbooks(int time) {
    return time < AT_LEAST ? workbooks : workbooks.subList(0, AT_LEAST);
  }

  /** Gives a function the event of each workbook, as often as its code needs to be compiled. */
  public void play(Function<Invented.Workbook, byte[]> event, Consumer<byte[]> function) {
    for (int time = 0; time < TIMES; time++) {
      workbooks(time).forEach(each -> function.accept(event.apply(each)));
    }
  }

  /** The key of a duty that the unit owes. */
  public String owed() {
    return duty(workbooks.getFirst().form().id()).key();
  }

  private DutyId duty(FormId form) {
    String campaign = Objects.requireNonNull(campaignOf.get(form));
    return new DutyId(campaign, form, DutyId.ONCE, UNIT);
  }

  /** Opens a submission that waits for this file. */
  private Submission announced(Invented.Workbook workbook) {
    byte[] file = workbook.file().array();
    AnnouncedFile announced =
        new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "application/octet-stream");
    SubmissionId id = SubmissionId.at(Instant.EPOCH, Integer.toHexString(opened++));
    return context
        .getBean(Submissions.class)
        .open(id, duty(workbook.form().id()), announced, "nobody", Instant.EPOCH);
  }

  /** The gateway's event of the question where to put a workbook. */
  public byte[] asked(Invented.Workbook workbook, String token) {
    byte[] file = workbook.file().array();
    ObjectNode told = JSON.createObjectNode();
    told.put("fileName", "表.xlsx").put("size", file.length);
    told.put("sha256", Sha256.hex(file));
    told.put("contentType", MediaType.MICROSOFT_EXCEL_OPEN_XML);
    ObjectNode event = JSON.createObjectNode();
    event.put("httpMethod", "POST").put("body", told.toString());
    event.put("path", "/duties/" + duty(workbook.form().id()).key() + "/submissions");
    ObjectNode headers = event.putObject("headers");
    ObjectNode lists = event.putObject("multiValueHeaders");
    Map.of("Content-Type", MediaType.APPLICATION_JSON, "Authorization", "Bearer " + token)
        .forEach((name, value) -> {
          headers.put(name, value);
          lists.putArray(name).add(value);
        });
    return event.toString().getBytes(UTF_8);
  }

  /** The gateway's event of a browser that asks for a page. */
  public static byte[] visited(String path, String cookie) {
    ObjectNode event = JSON.createObjectNode();
    event.put("httpMethod", "GET").put("path", path);
    ObjectNode lists = event.putObject("multiValueHeaders");
    lists.putArray("Accept").add("text/html");
    lists.putArray("Cookie").add(cookie);
    event.putObject("requestContext").putObject("identity").put("sourceIp", "192.0.2.1");
    return event.toString().getBytes(UTF_8);
  }

  /** Uploads a file that was announced; returns the queue's event that tells of it. */
  public byte[] uploaded(Invented.Workbook workbook) {
    String key = context.getBean(Originals.class).key(announced(workbook));
    services.put("/originals/" + key, workbook.file().array());
    ObjectNode entry = JSON.createObjectNode();
    entry.put("eventTime", Instant.EPOCH.toString());
    entry.putObject("s3").putObject("object").put("key", key);
    return message(JSON.createObjectNode().set("Records", JSON.createArrayNode().add(entry)));
  }

  /** Ends a submission with a receipt that is to be mailed; returns the stream's event. */
  public byte[] posted(Invented.Workbook workbook) {
    Submission rejected = announced(workbook);
    context.getBean(Submissions.class).found(rejected.id(), Invented.found());
    services.put("/workings/" + Copies.annotated(rejected.id()), workbook.file().array());
    context.getBean(Submissions.class).reject(rejected, Invented.receipt(rejected));
    ObjectNode event = JSON.createObjectNode();
    ObjectNode change = event.putArray("Records").addObject();
    change.put("eventName", "INSERT");
    ObjectNode told = change.putObject("dynamodb").put("SequenceNumber", "1");
    ObjectNode keys = told.putObject("Keys");
    keys.putObject("pk").put("S", "SUBMISSION#" + rejected.id());
    keys.putObject("sk").put("S", "OUTBOX");
    return event.toString().getBytes(UTF_8);
  }

  /** A queue's event with one message. */
  private static byte[] message(Object body) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.putArray("Records").addObject();
    record.put("messageId", "m").put("body", body.toString());
    record.putObject("attributes").put("ApproximateReceiveCount", "1");
    return event.toString().getBytes(UTF_8);
  }

  @Override
  public void close() {
    Measures.rehearse(false);
    try (services) {
      context.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
