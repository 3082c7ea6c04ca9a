package org.nuanbao.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.functions.Planting.Call;
import org.nuanbao.functions.Planting.Kind;
import org.nuanbao.functions.convert.ConvertHandler;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.sample.Sample;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/**
 * Every upload ends with an outcome its sender is told of, whatever is thrown, at whatever call of
 * a port a function makes, each time it is made. Only where the submission itself cannot be found
 * or ended does its message lie among the dead, and ends when that is mended and it is sent again.
 */
class EveryFailureEndsTest {
  /** Without these nobody can tell whose upload it is, whether it is there, or whom to answer. */
  private static final Set<String> NEEDED =
      Set.of(
          "Originals.owner",
          "Originals.stored",
          "Submissions.find",
          "Submissions.received",
          "Submissions.reject",
          "Mails.question",
          "BusinessClock.at",
          "Campaigns.campaign",
          "Campaigns.notice",
          "Campaigns.unit",
          "Extensions.of",
          "Subjects.ends");

  private final MemoryCloud cloud = new MemoryCloud();
  private final Planting planting = new Planting();
  private final Set<String> dead = new TreeSet<>();
  private ApplicationContext context;
  private ValidateHandler validate;
  private ConvertHandler convert;
  private int cases;

  @BeforeEach
  void start() {
    cloud.planting = planting;
    context = cloud.start(Map.of());
    validate = new ValidateHandler(context);
    convert = new ConvertHandler(context);
  }

  @AfterEach
  void close() {
    context.close();
  }

  /** What is uploaded. */
  enum Upload {
    GOOD_ROSTER,
    GOOD_STATISTICS,
    GOOD_VOUCHER,
    OF_ANOTHER_UNIT,
    NO_WORKBOOK,
    DOCUMENT
  }

  @ParameterizedTest
  @EnumSource
  void whateverValidateMeets(Upload upload) {
    each(this::validated, sent -> {}, upload);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"GOOD_ROSTER", "GOOD_STATISTICS", "GOOD_VOUCHER", "OF_ANOTHER_UNIT", "DOCUMENT"})
  void whateverConvertMeets(Upload upload) {
    each(this::converted, this::validated, upload);
  }

  @ParameterizedTest
  @EnumSource(names = {"GOOD_ROSTER", "GOOD_STATISTICS", "GOOD_VOUCHER", "DOCUMENT"})
  void anHonestUploadNeedsNoneOfThis(Upload upload) {
    Submission sent = send(upload);
    validated(sent);
    converted(sent);
    assertThat(now(sent).state()).isEqualTo(State.ACCEPTED);
  }

  /** Each call the function makes, with each kind of failure, on an upload of its own. */
  private void each(Consumer<Submission> function, Consumer<Submission> before, Upload upload) {
    Submission calm = send(upload);
    before.accept(calm);
    planting.taken();
    function.accept(calm);
    Set<Call> calls = planting.taken();
    assertThat(calls).hasSizeGreaterThan(4);
    for (Call call : calls) {
      for (Kind kind : Kind.values()) {
        planted(function, before, upload, call, kind);
      }
    }
    assertThat(NEEDED).as("what lies among the dead").containsAll(dead);
  }

  private void planted(
      Consumer<Submission> function,
      Consumer<Submission> before,
      Upload upload,
      Call call,
      Kind kind) {
    Submission sent = send(upload);
    before.accept(sent);
    planting.plant(call, kind);
    function.accept(sent);
    assertThat(planting.hasStruck()).as("%s is met", call).isTrue();
    planting.mend();
    if (!isTold(sent)) {
      dead.add(call.toString());
      assertThat(now(sent).state().isFinal()).isFalse();
      validated(sent);
      converted(sent);
    }
    assertThat(isTold(sent)).as("%s %s at %s", upload, kind, call).isTrue();
  }

  /** It has ended and its receipt says how, or it was handed over, and ends so when it goes on. */
  private boolean isTold(Submission sent) {
    if (now(sent).state() == State.VALIDATED && cloud.handedOver.contains(sent.id())) {
      converted(sent);
    }
    boolean ended = now(sent).state().isFinal();
    assertThat(cloud.outbox.find(sent.id()).isPresent()).isEqualTo(ended);
    if (ended && cloud.outbox.find(sent.id()).orElseThrow().outcome() instanceof Outcome.Failed) {
      assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    }
    return ended;
  }

  private void validated(Submission sent) {
    Deliveries.isDone(validate, Deliveries.stored(cloud.originals.key(sent)));
  }

  private void converted(Submission sent) {
    if (now(sent).state() != State.AWAITING) {
      Deliveries.isDone(convert, "{\"submission\":\"" + sent.id() + "\"}");
    }
  }

  private Submission now(Submission sent) {
    return cloud.submissions.find(sent.id()).orElseThrow();
  }

  private Submission send(Upload upload) {
    return switch (upload) {
      case GOOD_ROSTER -> send("henan-2017", "henan-2017-2", MemoryCloud.LEAF.value());
      case GOOD_STATISTICS -> send("dalian-2018", "dalian-2018-1", MemoryCloud.LEAF.value());
      case GOOD_VOUCHER -> send("xiamen-2012", "xiamen-2012-1", MemoryCloud.LEAF.value());
      case OF_ANOTHER_UNIT -> send("dalian-2018", "dalian-2018-1", MemoryCloud.OTHER.value());
      case NO_WORKBOOK -> send(open("dalian-2018", "dalian-2018-1"), bytes("no workbook"));
      case DOCUMENT -> {
        DutyId duty = open("dalian-2018", "dalian-2018-1");
        FormId summary = new FormId("dalian-2018-summary");
        yield send(
            new DutyId(duty.campaign(), summary, DutyId.ONCE, duty.unit()), bytes("%PDF-1.4"));
      }
    };
  }

  private Submission send(String notice, String form, String marked) {
    Sample good = MemoryCloud.valid(notice, form);
    Mark mark = new Mark(form, good.form().head().version(), marked, null);
    byte[] file =
        good.form() instanceof Single voucher
            ? Filler.fill(voucher, List.of(good.raw()), mark)
            : Filler.fill(good.form(), good.raw(), mark);
    return send(open(notice, form), file);
  }

  private DutyId open(String notice, String form) {
    return cloud.open("case-" + ++cases, notice, form);
  }

  private Submission send(DutyId duty, byte[] file) {
    SubmissionId id = new SubmissionId("s" + cases);
    AnnouncedFile announced = new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "a/b");
    Submission sent = cloud.submissions.open(id, duty, announced, "me", MemoryCloud.OPENED);
    cloud.originals.put(sent, file, MemoryCloud.OPENED);
    return sent;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
