package org.nuanbao.functions.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.Finding;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.Deliveries;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.convert.ConvertHandler;
import org.nuanbao.functions.portal.PortalVisits.Shown;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** What fillers do on their pages beside uploading, with all functions at work behind them. */
class FilerPagesTest {
  private static final String REASON = "站点 1 月起移交街道。";
  private static final Sample GOOD = MemoryCloud.valid("dalian-2018", "dalian-2018-1");

  private final PortalVisits visits = new PortalVisits();
  private final MemoryCloud cloud = visits.cloud;
  private final ValidateHandler validate =
      new ValidateHandler(visits.bean(io.micronaut.context.ApplicationContext.class));
  private final ConvertHandler convert =
      new ConvertHandler(visits.bean(io.micronaut.context.ApplicationContext.class));
  private DutyId duty = cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  private final String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
  private int sent;

  @AfterEach
  void close() {
    visits.close();
  }

  /** Services at stations although there is no station, which is asked about. */
  private static Reading odd(int services) {
    Body.Figures good = (Body.Figures) GOOD.raw().body();
    Map<String, Entry> items = new HashMap<>(good.items());
    items.put("11.A", Entry.NONE);
    items.put("11.B", new Entry(new Value.Numeric(new BigDecimal(services)), null));
    return GOOD.raw().with(new Body.Figures(items));
  }

  private Submission send(Reading reading) {
    Mark mark =
        new Mark(
            GOOD.form().id().value(), GOOD.form().head().version(), MemoryCloud.LEAF.value(), null);
    byte[] file = Filler.fill(GOOD.form(), reading, mark);
    AnnouncedFile announced = new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "a/b");
    Submission opened =
        cloud.submissions.open(
            SubmissionId.at(MemoryCloud.OPENED, "file" + ++sent),
            duty,
            announced,
            "wang@union.test",
            MemoryCloud.OPENED);
    cloud.originals.put(opened, file, MemoryCloud.OPENED);
    return processed(opened.id());
  }

  /** What the queues bring about. */
  private Submission processed(SubmissionId id) {
    String key = cloud.originals.key(cloud.submissions.get(id));
    assertThat(Deliveries.isDone(validate, Deliveries.stored(key))).isTrue();
    if (cloud.submissions.get(id).state() == State.VALIDATED) {
      assertThat(Deliveries.isDone(convert, "{\"submission\":\"" + id + "\"}")).isTrue();
    }
    return cloud.submissions.get(id);
  }

  private Shown page(Submission submission) {
    return visits.get("/portal/submissions/" + submission.id(), cookie);
  }

  private Shown post(String page, String form) {
    String guard = visits.get("/portal/account", cookie).guard();
    return visits.post("/portal/" + page, cookie, "guard=" + guard + form);
  }

  private Shown explain(Submission submission, String form) {
    return post("submissions/" + submission.id() + "/reasons", form);
  }

  private List<Finding> warnings(Submission submission) {
    return cloud.submissions.findings(submission.id()).orElseThrow().findings();
  }

  /** The name that the form gives to the warning about stations. */
  private String odd(Submission submission) {
    List<Finding> all = warnings(submission);
    return "f" + (all.indexOf(stations(submission)) + 1);
  }

  /** What was found about stations. */
  private Finding stations(Submission submission) {
    return warnings(submission).stream()
        .filter(each -> each.refs().contains("11.B"))
        .findFirst()
        .orElseThrow();
  }

  private Submission last() {
    return cloud.submissions.all(duty).getFirst();
  }

  @Test
  void aReasonForWhatCountsIsJudgedAgainWithTheSameFile() {
    Submission first = send(odd(46));
    assertThat(first.state()).isEqualTo(State.ACCEPTED);
    assertThat(warnings(first)).extracting(Finding::kept).containsOnlyNulls();
    assertThat(page(first).body()).contains("处提醒没有说明", "保存说明");
    cloud.now = MemoryCloud.OPENED.plusSeconds(1_000_000_000);

    Shown saved = explain(first, "&" + odd(first) + "=on&text=" + encoded(REASON));

    assertThat(saved.status()).isEqualTo(303);
    assertThat(saved.headers().get("location")).endsWith("submissions/" + last().id());
    assertThat(cloud.toldAgain).containsExactly(cloud.originals.key(last()));
    Submission second = processed(last().id());
    assertThat(second.state()).isEqualTo(State.ACCEPTED);
    assertThat(second.file()).isEqualTo(first.file());
    assertThat(stations(second).kept()).isEqualTo(REASON);
    assertThat(cloud.submissions.pointer(duty).current())
        .satisfies(current -> {
          assertThat(current.submission()).isEqualTo(second.id());
          assertThat(current.late()).as("sent in time, explained later").isFalse();
        });
    assertThat(page(second).body()).contains(REASON, "撤回这条说明");
  }

  @Test
  void aReasonStaysWithItsValueAndFallsWithIt() {
    Submission first = send(odd(46));
    explain(first, "&" + odd(first) + "=on&text=" + encoded(REASON));
    processed(last().id());

    assertThat(stations(send(odd(46))).kept()).as("sent again").isEqualTo(REASON);
    assertThat(stations(send(odd(47))).kept()).as("another value").isNull();
  }

  @Test
  void aReasonCanBeTakenBack() {
    Submission first = send(odd(46));
    explain(first, "&" + odd(first) + "=on&text=" + encoded(REASON));
    Submission explained = processed(last().id());

    post("submissions/" + explained.id() + "/reasons/taken-back", "&" + odd(explained) + "=on");

    Submission open = processed(last().id());
    assertThat(open.version()).isEqualTo(explained.version() + 1);
    assertThat(stations(open).kept()).isNull();
    assertThat(page(open).body()).doesNotContain(REASON);
  }

  @Test
  void aReasonBesideAnErrorWaitsForTheNextFile() {
    Body.Figures figures = (Body.Figures) odd(46).body();
    Map<String, Entry> items = new HashMap<>(figures.items());
    items.put("1.A", new Entry(new Value.Text("大约四十五家"), null));
    Submission rejected = send(odd(46).with(new Body.Figures(items)));
    assertThat(rejected.state()).isEqualTo(State.REJECTED);

    Shown saved = explain(rejected, "&f1=on&" + odd(rejected) + "=on&text=" + encoded(REASON));

    assertThat(saved.headers().get("location")).contains("submissions/" + rejected.id());
    assertThat(last().id()).as("nothing to judge again").isEqualTo(rejected.id());
    assertThat(page(rejected).body()).contains(REASON, "处错误要改");
    Submission mended = send(odd(46));
    assertThat(stations(mended).kept()).isEqualTo(REASON);
  }

  @Test
  void aReasonIsNeitherEmptyNorEndlessNorForNothing() {
    Submission first = send(odd(46));

    assertThat(explain(first, "&f1=on&text=+").status()).isEqualTo(400);
    assertThat(explain(first, "&f1=on&text=" + "x".repeat(201)).status()).isEqualTo(400);
    assertThat(explain(first, "&text=x").status()).isEqualTo(400);
    assertThat(last().id()).isEqualTo(first.id());
  }

  @Test
  void whatIsStoredOfAReasonNamesNobody() {
    Submission first = send(odd(46));
    explain(first, "&" + odd(first) + "=on&text=" + encoded(REASON));

    assertThat(cloud.reasons.of(duty))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.token()).matches("[0-9a-f]{64}");
          assertThat(kept.toString()).doesNotContain(REASON, "union.test");
        });
  }

  @ParameterizedTest
  @CsvSource({"dalian-2018,dalian-2018-1,filler", "henan-2017,henan-2017-2,contact"})
  void nothingToReportIsFiledWithOneButton(String notice, String form, String who) {
    duty = cloud.open("nothing-" + form, notice, form);
    assertThat(visits.get("/portal/tasks", cookie).body()).contains(duty.key() + "/nothing");
    assertThat(visits.get("/portal/duties/" + duty.key() + "/nothing", cookie).body())
        .contains("确认报送零报告");

    Shown filed =
        post(
            "duties/" + duty.key() + "/nothing",
            "&field.phone=0411-88880123&field." + who + "=" + encoded("王敏"));

    assertThat(filed.headers().get("location")).endsWith("submissions/" + last().id());
    Submission done = processed(last().id());
    assertThat(done.state()).isEqualTo(State.ACCEPTED);
    assertThat(page(done).body()).contains("零报告：本期无发生。");
  }

  @Test
  void aFormAboutOnePersonCannotBeFiledWithoutContent() {
    duty = cloud.open("cards", "xiamen-2012", "xiamen-2012-1");

    assertThat(visits.get("/portal/duties/" + duty.key() + "/nothing", cookie).body())
        .contains("这张表不能零报告")
        .doesNotContain("确认报送零报告");
    assertThat(post("duties/" + duty.key() + "/nothing", "").status()).isEqualTo(400);
    assertThat(cloud.submissions.all(duty)).isEmpty();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
