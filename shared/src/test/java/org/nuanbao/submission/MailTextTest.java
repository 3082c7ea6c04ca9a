package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.value.Masking;

class MailTextTest {
  @Test
  void tellsNumberTimeFormUnitFileHashOutcomeAndWhatToDoNext() {
    MailOut.Mail mail = MailText.receipt(receipt("汇总表.xlsx", new Outcome.Accepted(true)));
    assertThat(mail.to()).isEqualTo("one@example.org");
    assertThat(mail.subject()).isEqualTo("已接收（逾期）：困难职工实名制汇总表 NB20180111-0123ABCD");
    assertThat(mail.text())
        .contains(
            "回执编号：NB20180111-0123ABCD\n",
            "收到时间：2018-01-11 00:00:00（北京时间）\n",
            "表格：困难职工实名制汇总表\n",
            "单位：样例一公司\n",
            "文件：汇总表.xlsx\n",
            "SHA-256：" + "ab".repeat(32) + "\n",
            "· 共 3 行\n",
            "下一步：")
        .contains("逾期");
  }

  @Test
  void bearsItsNumberAndKeepsMachinesFromAnswering() {
    assertThat(MailText.receipt(receipt("a.xlsx", new Outcome.Rejected())).headers())
        .containsEntry("X-Nuanbao-Receipt", "NB20180111-0123ABCD")
        .containsEntry("Auto-Submitted", "auto-replied");
  }

  @Test
  void keepsEveryLineShortEnoughForATelephone() {
    String text = MailText.receipt(receipt("a.xlsx", new Outcome.Rejected())).text();
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(80));
  }

  @Test
  void tellsWhoSentAMailWhereToSendTheCorrectedFile() {
    Receipt rejected = receipt("a.xlsx", new Outcome.Rejected());
    MailOrigin mailed = new MailOrigin(new MailId("m1"), null, "报表", List.of());
    String answer = MailText.receipt(rejected, mailed).text();
    assertThat(answer).contains("重新报送", "请勿直接回复", "新写一封邮件，发到上次的收件邮箱", "To send again");
    assertThat(answer.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(80));
    assertThat(MailText.receipt(rejected).text()).contains("请勿直接回复").doesNotContain("收件邮箱");
  }

  @Test
  void letsNoFileNameStartALineOrAHeaderOfItsOwn() {
    Receipt receipt =
        receipt("a\r\nBcc: all@example.org\u2028x\u202Exslx.", new Outcome.Rejected());
    MailOut.Mail mail = MailText.receipt(receipt);
    assertThat(mail.subject()).doesNotContain("\r", "\n");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(mail.text()).doesNotContain("\r", "\u2028", "\u202E");
  }

  @Test
  void letsNoTitleOrAddressBreakAHeader() {
    Receipt one = receipt("a", new Outcome.Rejected());
    Receipt receipt =
        new Receipt(
            one.number(),
            one.submission(),
            one.duty(),
            one.at(),
            "表\r\nBcc: x@example.org",
            "单位\r\nBcc: y@example.org",
            "one@example.org\r\nBcc: z@example.org",
            one.file(),
            one.outcome(),
            List.of("一\r\nBcc: q@example.org"));
    MailOut.Mail mail = MailText.receipt(receipt);
    assertThat(mail.to() + mail.subject()).doesNotContain("\r", "\n");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
  }

  @Test
  void saysEachOutcomeInWordsOfItsOwn() {
    assertThat(
            List.of(
                    new Outcome.Accepted(true),
                    new Outcome.Accepted(false),
                    new Outcome.Rejected(),
                    new Outcome.Superseded(Outcome.Why.UNCHANGED),
                    new Outcome.Superseded(Outcome.Why.NEWER),
                    new Outcome.Superseded(Outcome.Why.APPROVED))
                .stream()
                .map(outcome -> MailText.receipt(receipt("a", outcome)).subject()))
        .doesNotHaveDuplicates();
  }

  @Test
  void hidesLongNumbersAndFoldersOfAFileName() {
    assertThat(Masking.shownName("C:\\我的文档\\张某11010519491231002X表.xlsx"))
        .isEqualTo("张某****002X表.xlsx");
    assertThat(Masking.shownName("送温暖20180110.xlsx")).isEqualTo("送温暖20180110.xlsx");
    assertThat(Masking.shownName("../..//")).isEqualTo("（未命名）");
    assertThat(Masking.shownName("表".repeat(500))).hasSize(81);
  }

  private static Receipt receipt(String file, Outcome outcome) {
    return new Receipt(
        "NB20180111-0123ABCD",
        new SubmissionId("a"),
        SampleCampaign.duty(SampleCampaign.ROSTER, "one"),
        SampleCampaign.TOO_LATE,
        "困难职工实名制汇总表",
        "样例一公司",
        "one@example.org",
        SampleCampaign.file(file),
        outcome,
        List.of("共 3 行"));
  }
}
