package org.nuanbao.functions.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.micronaut.context.ApplicationContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.Sample;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.LambdaTestContext;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.receipt.Posting;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailPart;
import org.nuanbao.submission.Mailed;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.submission.State;
import org.nuanbao.submission.Submission;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

class InboxHandlerTest {
  private static final MailId ID = new MailId("o3vrnil0e2ic28trm7dfhrc2v0cnbeccl4nbp0g1");
  private static final String MILL = "mill@union.test";
  private static final Sample STATISTICS = MemoryCloud.valid("dalian-2018", "dalian-2018-1");
  private static final Sample ROSTER = MemoryCloud.valid("henan-2017", "henan-2017-2");
  private static final byte[] BROKEN = "PK\u0003\u0004[Content_Types].xml xl/".getBytes(UTF_8);
  private static final byte[] PDF = "%PDF-1.4 signed".getBytes(UTF_8);

  private final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context =
      cloud.start(
          Map.of(
              "nuanbao.mail.authserv-id", Envelope.SERVER, "nuanbao.mail.from", "us@nuanbao.test"));
  private final InboxHandler handler = new InboxHandler(context);
  private final ValidateHandler validate = new ValidateHandler(context);
  private final DutyId duty = cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void aWorkbookBecomesASubmission() {
    byte[] file = filled(STATISTICS);
    arrives(Envelope.from(MILL).with("统计表.xlsx", file));
    recognise();
    Submission made = only();
    assertThat(made.duty()).isEqualTo(duty);
    assertThat(made.version()).isEqualTo(1);
    assertThat(made.state()).isEqualTo(State.AWAITING);
    assertThat(made.receivedAt()).as("when the mail came").isEqualTo(MemoryCloud.OPENED);
    assertThat(made.file().name()).isEqualTo("统计表.xlsx");
    assertThat(made.by()).isEqualTo("mail:" + ID);
    assertThat(cloud.originals.read(made.id())).hasValue(file);
    assertThat(cloud.mailbox.asides()).isEmpty();
  }

  @Test
  void theSameMailAgainMakesNoSecondSubmission() {
    Envelope mail = Envelope.from("MILL@Union.test").with("a.xlsx", filled(STATISTICS));
    arrives(mail);
    recognise();
    arrives(mail);
    arrives(mail);
    assertThat(only().version()).isEqualTo(1);
    assertThat(cloud.submissions.pointer(duty).lastVersion()).isEqualTo(1);
  }

  @Test
  void whichOfSeveralFormsItIsTheWorkbookSays() {
    DutyId roster = cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    arrives(Envelope.from(MILL).with("a.xlsx", filled(ROSTER)).with("b.xlsx", filled(STATISTICS)));
    assertThat(cloud.submissions.open()).as("before anybody has looked").isEmpty();
    recognise();
    recognise();
    assertThat(cloud.submissions.open())
        .extracting(Submission::duty)
        .containsExactlyInAnyOrder(roster, duty);
    assertThat(cloud.mailbox.asides()).isEmpty();
  }

  @Test
  void eachFileOfAMailIsPutOnceHoweverManyThereAre() {
    arrives(fiveWorkbooksAndTwoScans());
    assertThat(cloud.mails.puts()).as("asked about").isEqualTo(5);
    recognise();
    assertThat(cloud.submissions.open()).hasSize(5);
    assertThat(cloud.mails.puts()).as("two scans beside each").isEqualTo(5 + 5 * 2);
    assertThat(cloud.originals.puts()).isEqualTo(5);
  }

  @Test
  void aMailThatWasLeftHalfwayIsAskedAboutWholeWhenItComesAgain() {
    Envelope mail = fiveWorkbooksAndTwoScans();
    cloud.mails.failAfter(2);
    cloud.mails.arrived(ID, mail.bytes());
    assertThat(failures()).hasSize(1);
    assertThat(cloud.mails.open()).hasSize(2);
    recognise();
    assertThat(cloud.submissions.open()).hasSize(2);
    assertThat(failures()).isEmpty();
    recognise();
    assertThat(cloud.submissions.open()).hasSize(5);
    assertThat(cloud.mailbox.asides()).isEmpty();
  }

  @Test
  void aFileThatWasLeftHalfwayIsFiledWhenItsMessageComesAgain() {
    arrives(fiveWorkbooksAndTwoScans());
    cloud.mails.failAfter(3);
    List<MailPart> asked = List.copyOf(cloud.mails.open());
    asked.forEach(part -> assertThat(told("parts/", part, validate)).isEmpty());
    assertThat(told("recognised/", asked.getFirst(), handler)).as("two files, half").hasSize(1);
    asked.forEach(part -> assertThat(told("recognised/", part, handler)).isEmpty());
    assertThat(cloud.submissions.open())
        .hasSize(5)
        .allSatisfy(made -> assertThat(cloud.originals.read(made.id())).isPresent());
    assertThat(cloud.mails.scans()).hasSize(5 * 2);
  }

  private Envelope fiveWorkbooksAndTwoScans() {
    cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    Envelope mail = Envelope.from(MILL).with("一.pdf", PDF).with("二.pdf", PDF);
    for (int i = 0; i < 5; i++) {
      mail = mail.with("a" + i + ".xlsx", filled(STATISTICS));
    }
    return mail;
  }

  @Test
  void whatIsGoodIsFiledAndWhatIsNotIsAskedInOneMail() {
    cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    arrives(
        Envelope.from(MILL)
            .with("a.xlsx", filled(STATISTICS))
            .with("b.xlsx", BROKEN)
            .with("c.rar", "Rar!\u001A".getBytes(UTF_8)));
    assertThat(cloud.mailbox.asides()).as("not before both are known").isEmpty();
    recognise();
    assertThat(only().duty()).isEqualTo(duty);
    SetAside aside = aside();
    assertThat(aside.entries())
        .extracting(SetAside.Entry::why, SetAside.Entry::file)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Why.UNKNOWN_FORM, "b.xlsx"),
            org.assertj.core.groups.Tuple.tuple(Why.ARCHIVE, "c.rar"));
    assertThat(asked()).contains("“b.xlsx”", "请直接附上文件，不要压缩");
  }

  @Test
  void aQuestionAnswersTheMailAndBearsNoHeaderOfItsSendersChoice() {
    arrives(Envelope.from(MILL));
    assertThat(aside().entries()).containsExactly(SetAside.Entry.of(Why.NO_FILE));
    assertThat(asked()).contains("请直接附上填好的 .xlsx 文件");
    assertThat(cloud.mail.sent().getFirst().to()).isEqualTo(MILL);
    assertThat(cloud.mail.sent().getFirst().subject()).startsWith("Re: 一月报表");
    assertThat(cloud.mail.sent().getFirst().headers())
        .containsEntry("In-Reply-To", "<one@union.test>")
        .containsEntry("References", "<one@union.test>")
        .containsEntry("Auto-Submitted", "auto-replied");
  }

  @Test
  void whoeverIsNotShownToBeTheSenderGetsNoAnswerAndFilesNothing() {
    arrives(Envelope.from(MILL).with("a.xlsx", filled(STATISTICS)).forged());
    assertThat(cloud.submissions.open()).isEmpty();
    assertThat(aside().entries()).containsExactly(SetAside.Entry.of(Why.NOT_AUTHENTIC));
    assertThat(aside().units()).contains("winter-2018 /city/east/mill/");
    assertThat(aside().reply()).isNull();
    assertThat(cloud.mails.read(ID)).as("the mail itself stays").isPresent();
  }

  @Test
  void machinesAreNeverAnswered() {
    arrives(Envelope.from(MILL).saying("Auto-Submitted: auto-replied"));
    assertThat(aside().entries()).containsExactly(SetAside.Entry.of(Why.AUTOMATIC));
    assertThat(aside().reply()).isNull();
    arrives(new MailId("second"), Envelope.from("us@nuanbao.test"));
    assertThat(cloud.mailbox.unasked()).isEmpty();
  }

  @Test
  void answersToOneSenderAreCapped() {
    for (int i = 0; i < 15; i++) {
      arrives(new MailId("mill" + i), Envelope.from(MILL));
      arrives(new MailId("stranger" + i), Envelope.from("who@elsewhere.test"));
    }
    assertThat(cloud.mailbox.asides()).hasSize(30);
    assertThat(cloud.mailbox.unasked())
        .extracting(aside -> aside.units().isEmpty())
        .hasSize(10 + 1)
        .containsOnlyOnce(true);
  }

  @Test
  void aStrangerIsToldSoAndNothingElse() {
    arrives(Envelope.from("who@elsewhere.test").with("a.xlsx", filled(STATISTICS)));
    assertThat(cloud.submissions.open()).isEmpty();
    assertThat(aside().units()).isEmpty();
    assertThat(asked()).contains("没有登记").doesNotContain("统计", "纺织厂");
  }

  @Test
  void anApprovedDutyTakesNothing() {
    Submission first = cloud.accept(duty, STATISTICS.raw());
    cloud.submissions.approve(duty, first.id(), "reviewer", MemoryCloud.OPENED);
    arrives(Envelope.from(MILL).with("a.xlsx", filled(STATISTICS)));
    recognise();
    assertThat(aside().entries().getFirst().why()).isEqualTo(Why.APPROVED);
    assertThat(cloud.submissions.pointer(duty).standing()).isEqualTo(Pointer.Standing.APPROVED);
    assertThat(cloud.submissions.open()).isEmpty();
  }

  @Test
  void whoOwesNothingIsTold() {
    arrives(Envelope.from("east@union.test").with("a.xlsx", filled(STATISTICS)));
    assertThat(aside().entries().getFirst().why()).isEqualTo(Why.NOT_OWED);
  }

  @Test
  void whoOwesOneFormOnlyIsToldByTheReceiptWhatIsWrongWithIt() {
    Form form = STATISTICS.form();
    cloud.campaigns.publish(
        new Notice("one", "v1", "市总工会", "通知", List.of(form), List.of(owed(form))), "{}");
    UnitPath path = new UnitPath("/city/alone/");
    cloud.campaigns.open(
        new Campaign("winter-one", "one", "v1", MemoryCloud.OPENED),
        List.of(
            new Unit(MemoryCloud.ROOT, "市总工会", "city@union.test"),
            new Unit(path, "样例公司工会", "alone@union.test")));
    arrives(Envelope.from("alone@union.test").with("a.xlsx", BROKEN));
    assertThat(cloud.mails.open()).as("nobody is asked what it is").isEmpty();
    Submission made = only();
    assertThat(made.duty()).isEqualTo(new DutyId("winter-one", form.id(), DutyId.ONCE, path));
    assertThat(failures(validate, cloud.originals.key(made))).isEmpty();
    assertThat(cloud.outbox.all())
        .extracting(Receipt::outcome)
        .containsExactly(new Outcome.Rejected());
    assertThat(cloud.mailbox.asides()).isEmpty();
  }

  private static Owed owed(Form form) {
    return new Owed(form.id(), Demand.Who.LEAVES, LocalDate.of(2017, 1, 10), true);
  }

  @Test
  void signedPagesAreKeptBesideTheirWorkbook() {
    arrives(
        Envelope.from(MILL)
            .with("a.xlsx", filled(STATISTICS))
            .with("盖章扫描件.pdf", PDF)
            .with("p.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}));
    recognise();
    Mailed mailed = cloud.mailbox.filed(only().id()).orElseThrow();
    assertThat(mailed.scans())
        .extracting(scan -> scan.name())
        .containsExactly("盖章扫描件.pdf", "p.jpg");
    assertThat(cloud.mails.scans())
        .containsExactlyInAnyOrder(only().id() + "/1", only().id() + "/2");
  }

  @Test
  void aDocumentThatIsOwedIsFiledUnopened() {
    arrives(Envelope.from(MILL).with("小结.pdf", PDF));
    assertThat(only().duty().form()).isEqualTo(new FormId("dalian-2018-summary"));
    assertThat(cloud.originals.read(only().id())).hasValue(PDF);
  }

  @Test
  void aScanWithoutItsWorkbookIsAskedFor() {
    arrives(Envelope.from(MILL).with("p.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}));
    assertThat(aside().entries().getFirst().why()).isEqualTo(Why.SCAN_ALONE);
    assertThat(asked()).contains("同一封邮件");
  }

  @Test
  void aMailThatIsTooLongIsSetAsideWithAQuestion() {
    byte[] file = new byte[Mails.MOST_BYTES];
    arrives(Envelope.from(MILL).with("a.xlsx", file));
    assertThat(aside().entries()).containsExactly(SetAside.Entry.of(Why.TOO_LARGE));
    assertThat(asked()).contains("太大");
  }

  @Test
  void aDocumentThatMayBeOneOfTwoIsToBeUploaded() {
    cloud.open("winter-2018-again", "dalian-2018", "dalian-2018-1");
    arrives(pages(1));
    assertThat(aside().entries().getFirst().why()).isEqualTo(Why.WHICH_DOCUMENT);
    assertThat(asked())
        .contains("请登录系统，选定任务后上传这个文件", "送温暖活动工作总结，东区纺织厂工会")
        .contains("请勿直接回复", "发到上次的收件邮箱")
        .doesNotContain("在表上填好");
  }

  @Test
  void tooManyFilesAreAnsweredAsTooManyAndEachOfFewerIsNamed() {
    cloud.open("winter-2018-again", "dalian-2018", "dalian-2018-1");
    arrives(new MailId("hundred"), pages(100));
    assertThat(aside().entries())
        .hasSize(100)
        .allSatisfy(entry -> assertThat(entry.details()).hasSize(2));
    arrives(pages(150));
    assertThat(cloud.mailbox.asides())
        .filteredOn(aside -> aside.mail().equals(ID))
        .singleElement()
        .satisfies(aside -> {
          assertThat(aside.entries()).containsExactly(SetAside.Entry.of(Why.TOO_DEEP));
          assertThat(aside.reply()).isNotNull();
        });
    assertThat(cloud.submissions.open()).isEmpty();
  }

  /** Each page a file. */
  private static Envelope pages(int number) {
    Envelope mail = Envelope.from(MILL);
    for (int i = 1; i <= number; i++) {
      mail = mail.with("第" + i + "页.pdf", PDF);
    }
    return mail;
  }

  @Test
  void ofAMailThatIsNotOpenedNobodyIsAnsweredAndTheReasonStays() {
    byte[] mail = ("A:\r\n".repeat(30_000) + "From: " + MILL + "\r\n\r\n").getBytes(UTF_8);
    arrives(ID, mail);
    assertThat(aside().entries()).containsExactly(SetAside.Entry.of(Why.TOO_DEEP));
    assertThat(aside().units()).isEmpty();
    assertThat(aside().reply()).isNull();
  }

  @Test
  void aMailThatIsNotThereGoesBackToTheQueue() {
    assertThat(failures()).hasSize(1);
  }

  private void arrives(Envelope mail) {
    arrives(ID, mail);
  }

  private void arrives(MailId id, Envelope mail) {
    arrives(id, mail.bytes());
  }

  private void arrives(MailId id, byte[] mail) {
    cloud.mails.arrived(id, mail);
    assertThat(failures(handler, "raw/" + id)).isEmpty();
  }

  /** Validate answers what is asked, and each answer is told of. */
  private void recognise() {
    for (MailPart part : cloud.mails.open()) {
      assertThat(told("parts/", part, validate)).isEmpty();
      assertThat(told("recognised/", part, handler)).isEmpty();
    }
  }

  private List<SQSBatchResponse.BatchItemFailure> failures() {
    return failures(handler, "raw/" + ID);
  }

  private static List<SQSBatchResponse.BatchItemFailure> told(
      String folder, MailPart part, QueueHandler<?> handler) {
    return failures(handler, folder + part.mail() + "/" + part.number());
  }

  private static List<SQSBatchResponse.BatchItemFailure> failures(
      QueueHandler<?> handler, String key) {
    return handler.handleRequest(event(key), new LambdaTestContext()).getBatchItemFailures();
  }

  private static SQSEvent event(String key) {
    SQSEvent event =
        LambdaEventSerializers.serializerFor(
                SQSEvent.class, InboxHandlerTest.class.getClassLoader())
            .fromJson(MemoryCloud.event("inbox"));
    SQSEvent.SQSMessage message = event.getRecords().getFirst();
    message.setBody(message.getBody().replace("raw/" + ID, key));
    return event;
  }

  private Submission only() {
    assertThat(cloud.submissions.open()).hasSize(1);
    return cloud.submissions.open().getFirst();
  }

  private SetAside aside() {
    assertThat(cloud.mailbox.asides()).hasSize(1);
    return cloud.mailbox.asides().getFirst();
  }

  /** The question as it is mailed. */
  private String asked() {
    assertThat(cloud.mailbox.unasked()).extracting(SetAside::mail).containsExactly(ID);
    Posting posting = new Posting(cloud.outbox, cloud.mail, cloud.mailbox, cloud.clock);
    posting.ask(ID);
    posting.ask(ID);
    assertThat(cloud.mail.sent()).hasSize(1);
    return cloud.mail.sent().getFirst().text();
  }

  private static byte[] filled(Sample sample) {
    Mark mark = new Mark(sample.form().id().value(), sample.form().head().version(), null, null);
    return Filler.fill(sample.form(), sample.raw(), mark);
  }
}
