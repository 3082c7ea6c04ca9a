package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.aggregate.Step;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.CrashPlan;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.SteppedCloud;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/** One campaign from its start, with two units and one person on both rosters. */
final class CrashWorld {
  static final String ONE = "样例学院";
  static final String TWO = "样例职校";

  /** Kept, so that the bytes are the same each time. */
  private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

  private static final Map<String, Letter> LETTERS = new ConcurrentHashMap<>();

  private static final MailId MAIL = new MailId("m1");

  /** Which call of converting is the flip; it is searched only once. */
  private static final AtomicInteger FLIP = new AtomicInteger(1);

  private final SteppedCloud cloud;
  private final Season season;
  private final List<String> sent = new ArrayList<>();
  private final int mailsBefore;
  private boolean mailed;
  private boolean swept;

  CrashWorld(SteppedCloud cloud, StateFolder state) {
    this.cloud = cloud;
    cloud.clear();
    mailsBefore = cloud.mails().sent().size();
    try {
      Scenario scenario = Scenario.read("crash");
      Path notice = Path.of("..", "notices", scenario.notice());
      season = new Season(scenario, notice, "crash", new Api(cloud.api(), BearerTokens.of(state)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Sets the clock, publishes the notice and opens the campaign; done once for all worlds of a
   * cloud.
   */
  void open(StateFolder state) throws IOException {
    new OffsetClock(state.clockOffset().toString()).set(season.scenario().clock());
    season.open();
  }

  /** Asks for an address and puts the file there; the client asks again if it got no answer. */
  String upload(@Nullable CrashPlan plan, String unit, byte[] file) {
    Api.Ticket[] ticket = new Api.Ticket[1];
    SteppedCloud.again(plan, () -> ticket[0] = season.ticket(unit, "表.xlsx", file));
    if (season.put(ticket[0], file) != 200) {
      throw new IllegalStateException("the file is not taken");
    }
    sent.add(ticket[0].submission());
    return ticket[0].submission();
  }

  String upload(String unit, byte[] file) {
    return upload(null, unit, file);
  }

  /** Sends the unit's workbook by mail. */
  void mail(String unit) {
    Letter letter =
        LETTERS.computeIfAbsent(
            unit,
            any -> {
              try {
                return Letter.of(season.mail(unit), "报表", "表.xlsx", own(unit));
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
    cloud.arrives(MAIL, letter.from(), letter.mail());
    mailed = true;
  }

  /** Delivers all notifications about the mail in order; the plan may strike in any of them. */
  void takeUp(@Nullable CrashPlan plan) {
    for (String key : List.of("raw/" + MAIL, "parts/" + MAIL + "/1", "recognised/" + MAIL + "/1")) {
      cloud.mail(plan, key);
    }
  }

  byte[] own(String unit) {
    return FILES.computeIfAbsent(unit, any -> season.filled(unit, season.scenario().sample(unit)));
  }

  byte[] corrected() {
    ObjectNode sample = season.scenario().sample(ONE);
    sample.set("data", season.scenario().part("correction").deepCopy());
    return FILES.computeIfAbsent("corrected", any -> season.filled(ONE, sample));
  }

  /** A workbook in which the first person's number has a wrong check digit. */
  byte[] broken() {
    ObjectNode sample = season.scenario().sample(ONE);
    ArrayNode rows = (ArrayNode) sample.path("data");
    ObjectNode first = (ObjectNode) rows.path(0);
    String id = first.path("id_no").asText();
    first.put("id_no", id.substring(0, 17) + (id.endsWith("1") ? "2" : "1"));
    return FILES.computeIfAbsent("broken", any -> season.filled(ONE, sample));
  }

  void validate(@Nullable CrashPlan plan, String submission) {
    cloud.validate(plan, stored(submission));
  }

  void convert(@Nullable CrashPlan plan) {
    cloud.convert(plan);
  }

  void receipts(@Nullable CrashPlan plan) {
    cloud.receipts(plan);
  }

  /** Loses all messages; nobody is told of what is in the outbox anyway. */
  void loseMessages() {
    cloud.loseMessages();
  }

  /**
   * Sweeps: finds an upload, a validated submission and a receipt that nobody was told of. Nothing
   * else tells of them afterwards.
   */
  void sweep(@Nullable CrashPlan plan) {
    cloud.sweep(plan);
    swept = true;
  }

  /** Leaves written rows behind: the flip fails each time, and then a newer version has won. */
  void halfWritten() {
    Submission older = stored(upload(ONE, own(ONE)));
    validate(null, older.id().value());
    while (!convertFails(FLIP.get(), older).contains("TransactWriteItems")) {
      FLIP.incrementAndGet();
    }
    cloud
        .bean(Submissions.class)
        .supersede(
            stored(older.id().value()),
            cloud.bean(Submissions.class).pointer(older.duty()),
            cloud.bean(Receipts.class).superseded(stored(older.id().value()), Outcome.Why.NEWER));
  }

  /** Converts with one failing call and returns which call it was; the message is there again. */
  private String convertFails(int call, Submission submission) {
    CrashPlan plan = new CrashPlan(call, CrashPlan.How.FAILS_BEFORE);
    convert(plan);
    cloud.bean(Handover.class).toConvert(submission.id());
    return plan.hit().orElseThrow();
  }

  void say(@Nullable CrashPlan plan, String word, String submission) {
    say(plan, ONE, word, submission, 200);
  }

  /** Says a reviewer's word on a unit's submission; {@code wanted} is the status of the answer. */
  void say(@Nullable CrashPlan plan, String unit, String word, String submission, int wanted) {
    String path = "/duties/" + season.duty(unit) + "/" + word;
    String body = "{\"submission\":\"" + submission + "\"}";
    SteppedCloud.again(
        plan,
        () -> {
          Api.As reviewer = Api.As.reviewer(season.path(season.root()));
          int status = season.api().send(reviewer, path, "POST", body).status();
          if (status != wanted) {
            throw new IllegalStateException(word + ": HTTP " + status);
          }
        });
  }

  void amounts(@Nullable CrashPlan plan) {
    SteppedCloud.again(
        plan, () -> season.enter(ONE, "festival-aid", season.scenario().amounts(ONE)));
  }

  /** Runs all steps of a night; the plan may strike in any of them, once. */
  void night(@Nullable CrashPlan plan) {
    Step jobs = new Step("jobs", null, null, null, null, null, null, null);
    Step.Answer owed = cloud.night(plan, jobs);
    for (Step.Answer.Sum job : owed.jobs()) {
      if (job.form().equals(season.form().id().value())) {
        cloud.night(plan, job.campaign(), job.form(), owed.date(), "run", false);
      }
    }
  }

  /** Delivers everything, even if it was done before; after a sweep only what the sweep told of. */
  void drain() {
    if (swept) {
      deliverWhatTheSweepToldOf();
      return;
    }
    if (mailed) {
      takeUp(null);
      cloud.bean(Submissions.class).open().stream()
          .map(submission -> submission.id().value())
          .filter(id -> !sent.contains(id))
          .forEach(sent::add);
    }
    for (String submission : sent) {
      demand("validate", cloud.validate(null, stored(submission)));
    }
    deliverAll("convert", () -> cloud.convert(null));
    demand("receipt", cloud.receipts(null));
  }

  private void deliverWhatTheSweepToldOf() {
    demand("receipt", cloud.receiptsAskedFor());
    List<String> forgotten = cloud.unsent();
    deliverAll("validate", () -> cloud.validate(null));
    deliverAll("convert", () -> cloud.convert(null));
    List<String> ended = new ArrayList<>(cloud.unsent());
    ended.removeAll(forgotten);
    demand("receipt", cloud.receipts(null, ended));
  }

  /** Delivers one message after another, until there is none. */
  private static void deliverAll(String function, Supplier<@Nullable Boolean> next) {
    for (Boolean done = next.get(); done != null; done = next.get()) {
      demand(function, done);
    }
  }

  private static void demand(String function, boolean done) {
    if (!done) {
      throw new IllegalStateException(function + " fails without any fault");
    }
  }

  Submission stored(String submission) {
    return cloud.bean(Submissions.class).find(new SubmissionId(submission)).orElseThrow();
  }

  Season season() {
    return season;
  }

  List<String> sent() {
    return List.copyOf(sent);
  }

  /**
   * What was mailed in this world. Receipts of mails that arrive in the same second of two worlds
   * have the same number.
   */
  List<MailOut.Mail> mails() {
    List<MailOut.Mail> all = cloud.mails().sent();
    return all.subList(mailsBefore, all.size());
  }

  /** Everything that is stored, with names that are the same each time. */
  List<String> everything() {
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      names.put(sent.get(i), "submission" + i);
      names.put(String.valueOf(stored(sent.get(i)).receipt()), "receipt" + i);
    }
    return new StoredState(cloud, names).lines();
  }
}
