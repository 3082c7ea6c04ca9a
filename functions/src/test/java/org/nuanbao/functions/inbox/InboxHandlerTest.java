package org.nuanbao.functions.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;

class InboxHandlerTest extends Mailroom {
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
        .containsExactly(tuple(Why.UNKNOWN_FORM, "b.xlsx"), tuple(Why.ARCHIVE, "c.rar"));
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

  private static OwedForm owed(Form form) {
    return new OwedForm(form.id(), Demand.Who.LEAVES, LocalDate.of(2017, 1, 10), true);
  }

  @Test
  void signedPagesAreKeptBesideTheirWorkbook() {
    arrives(
        Envelope.from(MILL)
            .with("a.xlsx", filled(STATISTICS))
            .with("盖章扫描件.pdf", PDF)
            .with("p.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}));
    recognise();
    MailOrigin mailed = cloud.mailbox.filed(only().id()).orElseThrow();
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
}
