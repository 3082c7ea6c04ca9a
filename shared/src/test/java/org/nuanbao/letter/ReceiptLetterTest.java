package org.nuanbao.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Severity;
import org.nuanbao.letter.ReceiptLetter.Copy;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;

class ReceiptLetterTest {
  private static final Ways WAYS =
      new Ways("https://nuanbao.example/p", "in@nuanbao.example", "保障部 8888 0123");
  private static final LocalDate TODAY = LocalDate.of(2018, 1, 8);
  private static final Copy ATTACHED = new Copy.Attached(new Bytes(new byte[] {1}));
  private static final List<Finding> FOUND =
      List.of(
          finding(Severity.ERROR, "I6", "填了 58，应不超过走访企业 54（I5）。", null),
          finding(Severity.ERROR, "I17", "填了“8.21万元”，应只填数字 8.21。", null),
          finding(Severity.WARNING, "I57", "有服务人次，却没有站点。", "站点去年撤了，张三说的"));

  @Test
  void saysFirstWhetherItCountsAndWhatToDoThenEachErrorAndTheProofAtLast() {
    MailOut.Mail mail = rejected(ATTACHED).mail(WAYS);
    assertThat(mail.to()).isEqualTo("one@example.org");
    assertThat(mail.subject()).isEqualTo("【暖报】送温暖情况统计表（第 2 版）：有 2 处错误，请改好重报");
    assertThat(mail.text())
        .startsWith(
            """
            样例一公司，您好：

            《送温暖情况统计表》（第 2 版）有 2 处错误，没有计入汇总。

            请最迟在 1月10日（星期三）改好重报，还有 2 天。

            怎样改
            1. 打开附件“送温暖情况统计表-第2版-批注.xlsx”，改涂色的格。
            2. 保存，直接回复本邮件，把它作为附件发回。不用删批注。

            2 处错误（必须改）
            1  I6   填了 58，应不超过走访企业 54（I5）。
            2  I17  填了“8.21万元”，应只填数字 8.21。

            1 处提醒（改，或在“问题”表里写说明）
            · I57：有服务人次，却没有站点。（已有您的说明）

            在网页上看（要登录）：
            https://nuanbao.example/p/submissions/a

            有疑问请电话 保障部 8888 0123。
            """)
        .endsWith(
            """
            ――――――――――――――――――――
            回执编号  NB20180111-0123ABCD
            单位      样例一公司
            收到      2018年1月11日 00:00:00（北京时间）
            文件      统计表.xlsx
            大小      4,096 字节
            SHA-256   abababababababab
                      abababababababab
                      abababababababab
                      abababababababab
            """)
        .doesNotContain("张三");
  }

  @Test
  void theHtmlPartSaysTheSameWithoutAnyStyleAndEscapesEverything() {
    Receipt receipt = receipt("<b>&\"'.xlsx", new Outcome.Rejected());
    String html =
        letter(
                receipt,
                List.of(finding(Severity.ERROR, "A1", "<script>x</script>", null)),
                ATTACHED)
            .mail(WAYS)
            .html();
    assertThat(html)
        .contains(
            "<h1>送温暖情况统计表（第 2 版）：有 1 处错误，请改好重报</h1>",
            "<th scope=\"row\">A1</th>",
            "&lt;script&gt;x&lt;/script&gt;",
            "&lt;b&gt;&amp;&quot;&#39;.xlsx",
            "<a href=\"https://nuanbao.example/p/submissions/a\">")
        .doesNotContain("style", "class=", "<script", "<b>&", "<img");
  }

  @Test
  void theCopyGoesAlongUnderAReadableNameOrLiesBehindTheSignIn() {
    assertThat(rejected(ATTACHED).mail(WAYS).enclosures())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo("送温暖情况统计表-第2版-批注.xlsx");
          assertThat(file.bytes().array()).containsExactly(1);
        });
    MailOut.Mail online = rejected(new Copy.Online()).mail(WAYS);
    assertThat(online.enclosures()).isEmpty();
    assertThat(online.text()).contains("登录系统，下载批注副本").doesNotContain("打开附件");
    MailOut.Mail none = rejected(new Copy.None()).mail(WAYS);
    assertThat(none.text()).contains("按下面的提示").doesNotContain("批注");
  }

  @Test
  void ofFormsAboutPersonsNoCopyIsMailed() {
    assertThat(ReceiptLetter.isAboutPersons(duty(SampleCampaign.STATISTICS))).isFalse();
    assertThat(ReceiptLetter.isAboutPersons(duty(SampleCampaign.ROSTER))).isTrue();
  }

  @Test
  void bearsItsNumberKeepsMachinesFromAnsweringAndSaysWhereAnswersAreRead() {
    assertThat(rejected(ATTACHED).mail(WAYS).headers())
        .containsEntry("X-Nuanbao-Receipt", "NB20180111-0123ABCD")
        .containsEntry("Auto-Submitted", "auto-replied")
        .containsEntry("Reply-To", "in@nuanbao.example");
    MailOut.Mail unread = rejected(ATTACHED).mail(Ways.NONE);
    assertThat(unread.headers()).doesNotContainKey("Reply-To");
    assertThat(unread.text()).contains("登录系统，重新上传").doesNotContain("直接回复", "http", "电话");
  }

  @Test
  void answersTheMailItCameWithInItsThread() {
    MailOut.Mail first = mailed("报表").mail(WAYS);
    assertThat(first.subject()).isEqualTo("Re: 报表【暖报：有 2 处错误，请改好重报】");
    assertThat(first.headers())
        .containsEntry("In-Reply-To", "<m1@x>")
        .containsEntry("References", "<m1@x>");
    assertThat(mailed("【暖报】表（第 1 版）：有 4 处错误，请改好重报").mail(WAYS).subject())
        .isEqualTo("Re: 【暖报】送温暖情况统计表（第 2 版）：有 2 处错误，请改好重报");
    assertThat(mailed("报表【暖报：有 4 处错误，请改好重报】").mail(WAYS).subject())
        .isEqualTo("Re: 报表【暖报：有 2 处错误，请改好重报】");
    assertThat(mailed("报表").mail(Ways.NONE).text()).contains("发到上次的收件邮箱");
  }

  @Test
  void keepsEveryLineWithin34CharactersAndLosesNone() {
    String wordy = "这一格的数应等于下面各项之和，请核对（见 I10＋I11＋I12）；".repeat(6);
    MailOut.Mail mail =
        letter(
                receipt("a.xlsx", new Outcome.Rejected()),
                List.of(
                    finding(Severity.ERROR, "I6", wordy, null),
                    finding(Severity.WARNING, "AB100、AB101、AB102、AB103、AB104", wordy, null)),
                ATTACHED)
            .mail(WAYS);
    assertThat(mail.text().lines())
        .allSatisfy(line -> assertThat(halves(line)).as(line).isLessThanOrEqualTo(68))
        .noneMatch(line -> line.strip().matches("^[，。；：）].*"));
    assertThat(mail.text().replaceAll("\\s+", "")).contains(wordy.replaceAll("\\s+", ""));
  }

  private static int halves(String line) {
    return line.codePoints().map(point -> point < 0x2010 && point != '·' ? 1 : 2).sum();
  }

  @Test
  void noListThatWasCutLooksComplete() {
    List<Finding> many =
        IntStream.rangeClosed(1, 60)
            .mapToObj(row -> finding(Severity.ERROR, "B" + row, "请改。", null))
            .toList();
    MailOut.Mail mail =
        letter(receipt("a.xlsx", new Outcome.Rejected()), many, ATTACHED).mail(WAYS);
    assertThat(mail.text())
        .contains("60 处错误（必须改）", "B50", "以上是前 50 处，共 60 处。全部列在批注副本的“问题”表里。")
        .doesNotContain("B51");
  }

  @Test
  void whatIsLateIsToldSo() {
    ReceiptLetter late =
        new ReceiptLetter(
            receipt("a", new Outcome.Rejected()),
            duty(SampleCampaign.STATISTICS),
            2,
            FOUND,
            ATTACHED,
            null,
            LocalDate.of(2018, 1, 11));
    assertThat(late.mail(WAYS).text()).contains("截止日期 1月10日（星期三）已过，请尽快改好重报");
  }

  @Test
  void anAcceptedFileIsToldWhatWasTakenIn() {
    MailOut.Mail mail =
        letter(receipt("a.xlsx", new Outcome.Accepted(false)), List.of(), new Copy.None())
            .mail(WAYS);
    assertThat(mail.subject()).isEqualTo("【暖报】送温暖情况统计表（第 2 版）：已接收，请保存回执");
    assertThat(mail.text()).contains("已按时接收，计入汇总", "接收的内容\n· 共 3 行");
    assertThat(
            letter(receipt("a", new Outcome.Accepted(true)), List.of(), new Copy.None())
                .mail(WAYS)
                .text())
        .contains("逾期");
  }

  @Test
  void saysEachOutcomeInWordsOfItsOwn() {
    assertThat(
            Stream.of(
                    new Outcome.Accepted(true),
                    new Outcome.Accepted(false),
                    new Outcome.Rejected(),
                    new Outcome.Failed(),
                    new Outcome.Superseded(Outcome.Why.UNCHANGED),
                    new Outcome.Superseded(Outcome.Why.NEWER),
                    new Outcome.Superseded(Outcome.Why.APPROVED))
                .map(outcome ->
                    letter(receipt("a", outcome), List.of(), new Copy.None()).mail(WAYS).subject()))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingThatOthersWroteStartsALineOrAHeader() {
    Receipt one = receipt("a\r\nBcc: all@example.org\u2028x\u202Exslx.", new Outcome.Rejected());
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
    Finding evil = finding(Severity.ERROR, "A1", "一\r\nBcc: r@example.org", null);
    MailOut.Mail mail = letter(receipt, List.of(evil), ATTACHED).mail(WAYS);
    String heads = mail.to() + mail.subject() + mail.enclosures().getFirst().name();
    assertThat(heads).doesNotContain("\r", "\n");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(mail.text() + mail.html()).doesNotContain("\r", "\u2028", "\u202E");
  }

  @Test
  void aQuestionTellsWhatWasLeftAndWhereToSendItAgain() {
    SetAside aside =
        new SetAside(
            new MailId("m1"),
            SampleCampaign.IN_TIME,
            List.of(),
            List.of(SetAside.Entry.of(SetAside.Why.ARCHIVE, "a.rar")),
            null);
    MailOut.Mail mail =
        QuestionLetter.of(aside, new SetAside.Reply("one@example.org", "<m1@x>", "报表"), WAYS);
    assertThat(mail.subject()).isEqualTo("Re: 报表【暖报：没有计入，请处理后重发】");
    assertThat(mail.text()).contains("附件“a.rar”：收到的是压缩包", "直接回复本邮件");
    assertThat(mail.headers()).containsEntry("In-Reply-To", "<m1@x>");
  }

  private static ReceiptLetter rejected(Copy copy) {
    return letter(receipt("统计表.xlsx", new Outcome.Rejected()), FOUND, copy);
  }

  private static ReceiptLetter mailed(String subject) {
    return new ReceiptLetter(
        receipt("a", new Outcome.Rejected()),
        duty(SampleCampaign.STATISTICS),
        2,
        FOUND,
        ATTACHED,
        new MailOrigin(new MailId("m1"), "<m1@x>", subject, List.of()),
        TODAY);
  }

  private static ReceiptLetter letter(Receipt receipt, List<Finding> findings, Copy copy) {
    return new ReceiptLetter(
        receipt, duty(SampleCampaign.STATISTICS), 2, findings, copy, null, TODAY);
  }

  private static Duty duty(FormId form) {
    return new Duties(SampleCampaign.campaigns(), MemoryExtensions.none())
        .get(SampleCampaign.duty(form, "one"));
  }

  private static Finding finding(
      Severity severity, String cell, String message, @Nullable String kept) {
    Finding found =
        new Finding(
            "r", severity, List.of("1.A"), "统计表", List.of(cell), "CODE", message, "english");
    return kept == null ? found : found.keptBecause(kept);
  }

  private static Receipt receipt(String file, Outcome outcome) {
    return new Receipt(
        "NB20180111-0123ABCD",
        new SubmissionId("a"),
        SampleCampaign.duty(SampleCampaign.STATISTICS, "one"),
        SampleCampaign.TOO_LATE,
        "送温暖情况统计表",
        "样例一公司",
        "one@example.org",
        SampleCampaign.file(file),
        outcome,
        List.of("共 3 行"));
  }
}
