package org.nuanbao.functions.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.micronaut.context.ApplicationContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Severity;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.generate.PulledDown;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.ReadOutcome;

class ValidateHandlerTest {
  private static final Sample GOOD = MemoryCloud.valid("dalian-2018", "dalian-2018-1");

  private final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context = cloud.start(Map.of());
  private final ValidateHandler handler = new ValidateHandler(context);
  private final DutyId duty = cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");

  @AfterEach
  void close() {
    handler.close();
  }

  @Test
  void handsAGoodWorkbookOver() {
    Submission sent = cloud.send(duty, filled(GOOD.raw(), MemoryCloud.LEAF.value()));
    assertThat(failures()).isEmpty();
    Submission now = now(sent);
    assertThat(cloud.submissions.findings(sent.id()).orElseThrow().findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isEmpty();
    assertThat(now.state()).isEqualTo(State.VALIDATED);
    assertThat(now.valuesHash()).isNotBlank();
    assertThat(now.receivedAt()).isEqualTo(MemoryCloud.OPENED);
    assertThat(cloud.readings.load(sent.id()).body()).isInstanceOf(Body.Figures.class);
    assertThat(cloud.handedOver).containsExactly(sent.id());
  }

  @Test
  void handsOverAgainWhenTheEventComesAgain() {
    Submission sent = cloud.send(duty, filled(GOOD.raw(), MemoryCloud.LEAF.value()));
    failures();
    String hash = now(sent).valuesHash();
    assertThat(failures()).isEmpty();
    assertThat(cloud.handedOver).containsExactly(sent.id(), sent.id());
    assertThat(now(sent).valuesHash()).isEqualTo(hash);
  }

  @Test
  void rejectsABrokenSumWithReceiptAndAnnotatedCopy() {
    Submission sent = cloud.send(duty, filled(broken(), MemoryCloud.LEAF.value()));
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    assertThat(findings(sent))
        .anyMatch(finding -> finding.rule() != null && !finding.cells().isEmpty());
    assertThat(cloud.copies.read(Copies.annotated(sent.id()))).isPresent();
    assertThat(cloud.outbox.find(sent.id()).orElseThrow().number()).isEqualTo(now(sent).receipt());
    assertThat(cloud.handedOver).isEmpty();
    failures();
    assertThat(cloud.outbox.all()).as("the event once more").hasSize(1);
  }

  @Test
  void handsADocumentOverUnopened() {
    DutyId summary =
        new DutyId(duty.campaign(), new FormId("dalian-2018-summary"), DutyId.ONCE, duty.unit());
    Submission sent = cloud.send(summary, "%PDF-1.4 summary".getBytes(StandardCharsets.UTF_8));
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.VALIDATED);
    assertThat(now(sent).valuesHash()).isEqualTo(sent.file().sha256());
    assertThat(findings(sent)).isEmpty();
    assertThat(cloud.handedOver).containsExactly(sent.id());
  }

  @Test
  void rejectsADocumentThatIsNotTheAnnouncedFile() {
    DutyId summary =
        new DutyId(duty.campaign(), new FormId("dalian-2018-summary"), DutyId.ONCE, duty.unit());
    SubmissionId id = new SubmissionId("1515114000000-0123456789abcdef");
    AnnouncedFile announced = new AnnouncedFile("小结.pdf", 7, "ab".repeat(32), "application/pdf");
    Submission sent = cloud.submissions.open(id, summary, announced, "me", MemoryCloud.OPENED);
    cloud.originals.put(id, "another".getBytes(StandardCharsets.UTF_8));
    failures();
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    assertThat(findings(sent)).extracting(Finding::code).containsExactly("FILE_CHANGED");
  }

  @Test
  void ofARosterPulledDownOverEmptyRowsTheFaultyRowsAreLeft() {
    DutyId roster = cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    Sample other = MemoryCloud.valid("henan-2017", "henan-2017-2");
    Mark mark =
        new Mark(
            other.form().id().value(),
            other.form().head().version(),
            MemoryCloud.OTHER.value(),
            null);
    byte[] file = PulledDown.rows(Filler.fill(other.form(), other.raw(), mark), 200_000, 9);
    Submission sent = cloud.send(roster, file);
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.VALIDATED);
    assertThat(findings(sent)).extracting(Finding::code).contains("WRONG_UNIT");
    assertThat(cloud.copies.read(Copies.annotated(sent.id()))).isPresent();
  }

  @Test
  void rejectsWithACopyWhatHasMoreCellsThanAUserModelHolds() {
    byte[] file = PulledDown.rows(filled(broken(), MemoryCloud.LEAF.value()), 200_000, 9);
    Submission sent = cloud.send(duty, file);
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    assertThat(findings(sent)).isNotEmpty();
    assertThat(cloud.outbox.find(sent.id())).isPresent();
    assertThat(cloud.copies.read(Copies.annotated(sent.id()))).isPresent();
  }

  /** The worker dies in the middle of the copy, each time. */
  @Test
  void rejectsWithoutACopyWhatHasKilledItsWorkerTwice() {
    Submission sent = cloud.send(duty, filled(broken(), MemoryCloud.LEAF.value()));
    Validation dying =
        new Validation(
            cloud.submissions,
            cloud.originals,
            cloud.readings,
            cloud.handedOver::add,
            context.getBean(Duties.class),
            context.getBean(Receipts.class),
            cloud.clock,
            context.getBean(Desk.class),
            new DyingOfCopies(cloud),
            new Renderings(cloud.sheets));
    String key = cloud.originals.key(sent);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> dying.validate(key, MemoryCloud.OPENED))
          .isInstanceOf(InternalError.class);
      assertThat(now(sent).state()).isEqualTo(State.AWAITING);
      assertThat(findings(sent)).as("kept before the copy is begun").isNotEmpty();
    }
    dying.validate(key, MemoryCloud.OPENED);
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    assertThat(cloud.outbox.find(sent.id())).isPresent();
    assertThat(cloud.copies.read(Copies.annotated(sent.id()))).isEmpty();
  }

  @Test
  void leavesWhatTheSheetLooksLikeBesideItsFindings() {
    Submission sent = cloud.send(duty, filled(broken(), MemoryCloud.LEAF.value()));
    assertThat(failures()).isEmpty();
    SheetIndex index = cloud.sheets.index(sent.id()).orElseThrow();
    assertThat(findings(sent))
        .allSatisfy(finding -> assertThat(index.spots(finding)).hasSameSizeAs(finding.cells()));
    assertThat(cloud.sheets.page(sent.id(), 0)).isPresent();
  }

  @Test
  void leavesItWithoutFindingsToo() {
    Submission sent = cloud.send(duty, filled(GOOD.raw(), MemoryCloud.LEAF.value()));
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.VALIDATED);
    assertThat(cloud.sheets.index(sent.id()).orElseThrow().isWhole()).isTrue();
  }

  @Test
  void rejectsWhatIsNoWorkbook() {
    Submission sent = cloud.send(duty, "no workbook".getBytes(StandardCharsets.UTF_8));
    assertThat(failures()).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    assertThat(findings(sent)).hasSize(1);
    assertThat(cloud.sheets.index(sent.id())).isEmpty();
    assertThat(cloud.copies.read(Copies.annotated(sent.id()))).isEmpty();
  }

  @Test
  void rejectsTheRightWorkbookForTheWrongDuty() {
    DutyId roster = cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    Sample other = MemoryCloud.valid("henan-2017", "henan-2017-2");
    byte[] file = Filler.fill(other.form(), other.raw(), Mark.of(other.form()));
    assertThat(roster.form()).isNotEqualTo(duty.form());
    Submission sent = cloud.send(duty, file);
    failures();
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "2017-01-20T15:59:59.999Z, 0",
    "2017-01-20T16:00:00Z, 1",
  })
  void lateIsWhatComesAfterTheTimeThatWasAdded(Instant received, int told) {
    DutyId roster = cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    cloud.extensions.grant(
        new Extension(roster, LocalDate.of(2017, 1, 20), "大雪封路", "reviewer", MemoryCloud.OPENED));
    Sample good = MemoryCloud.valid("henan-2017", "henan-2017-2");
    cloud.now = received;
    Submission sent =
        cloud.send(roster, Filler.fill(good.form(), good.raw(), Mark.of(good.form())));
    failures();
    assertThat(findings(sent))
        .filteredOn(finding -> finding.code().equals("LATE"))
        .hasSize(told)
        .allSatisfy(finding -> assertThat(finding.message()).contains("1月20日前"));
  }

  @Test
  void asksWhenTheWorkbookNamesAnotherUnit() {
    Submission sent = cloud.send(duty, filled(GOOD.raw(), MemoryCloud.OTHER.value()));
    failures();
    assertThat(now(sent).state()).isEqualTo(State.VALIDATED);
    assertThat(findings(sent))
        .anyMatch(f -> f.code().equals("WRONG_UNIT") && f.severity() == Severity.WARNING);
    assertThat(cloud.copies.read(Copies.annotated(sent.id())))
        .as("where the warning can be kept")
        .isPresent();
  }

  @Test
  void givesBackToTheQueueWhatHasNoObjectYet() {
    Submission sent = cloud.send(duty, new byte[] {1});
    SQSEvent event = event();
    event
        .getRecords()
        .getFirst()
        .setBody(event.getRecords().getFirst().getBody().replace(sent.id().value(), "unknown"));
    assertThat(handler.execute(event).getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("059f36b4-87a3-44ab-83d2-661975830a7d");
  }

  @Test
  void leavesTheTestMessageOfTheBucketAlone() {
    SQSEvent event = event();
    event.getRecords().getFirst().setBody("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
    assertThat(handler.execute(event).getBatchItemFailures()).isEmpty();
  }

  /** As a worker that is killed: nobody catches it. */
  private static final class DyingOfCopies extends Annotations {
    DyingOfCopies(MemoryCloud cloud) {
      super(cloud.submissions, cloud.copies);
    }

    @Override
    AnnotatedCopy.Outcome drawn(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
      throw new InternalError("killed");
    }
  }

  private List<SQSBatchResponse.BatchItemFailure> failures() {
    return handler.execute(event()).getBatchItemFailures();
  }

  private static SQSEvent event() {
    return LambdaEventSerializers.serializerFor(
            SQSEvent.class, ValidateHandlerTest.class.getClassLoader())
        .fromJson(MemoryCloud.event("validate"));
  }

  private Submission now(Submission sent) {
    return cloud.submissions.find(sent.id()).orElseThrow();
  }

  private List<Finding> findings(Submission sent) {
    return cloud.submissions.findings(sent.id()).orElseThrow().findings();
  }

  private static byte[] filled(Reading raw, String unit) {
    Mark mark = new Mark(GOOD.form().id().value(), GOOD.form().head().version(), unit, null);
    return Filler.fill(GOOD.form(), raw, mark);
  }

  /** Every figure is negative. */
  private static Reading broken() {
    Reading raw = GOOD.raw();
    Map<String, Entry> items = new TreeMap<>(((Body.Figures) raw.body()).items());
    items.replaceAll((ref, entry) -> new Entry(new Value.Numeric(BigDecimal.valueOf(-1)), null));
    return new Reading(
        raw.form(), raw.version(), raw.sheet(), raw.unit(), raw.fields(), new Body.Figures(items));
  }
}
