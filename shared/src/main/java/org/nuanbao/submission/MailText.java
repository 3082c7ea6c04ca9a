package org.nuanbao.submission;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Reply;
import org.nuanbao.value.Masking;

/**
 * The text of the mails that are sent, receipts and questions: short lines of plain text for a
 * telephone's screen. {@code X-Nuanbao-Receipt} holds a receipt's number; {@code Auto-Submitted}
 * (RFC 3834) keeps other machines from answering.
 */
public final class MailText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** The header that holds a receipt's number. */
  public static final String NUMBER = "X-Nuanbao-Receipt";

  private static final String BY_A_MACHINE =
      """
      本邮件由系统自动发出，请勿直接回复。
      A machine wrote this; please do not answer it.
      """;

  /** What to do next if the file came by mail: a reply to the receipt might be read by nobody. */
  private static final String AGAIN_BY_MAIL =
      BY_A_MACHINE
          + """
          再次报送，请新写一封邮件，发到上次的收件邮箱，或登录系统上传。
          To send again, write to the address you wrote to before, or log in and upload.
          """;

  private MailText() {}

  public static MailOut.Mail receipt(Receipt receipt) {
    return mail(
        receipt,
        Words.of(receipt.outcome()).outcome() + "：" + receipt.formTitle() + " " + receipt.number(),
        text(receipt) + BY_A_MACHINE,
        null);
  }

  /** The receipt as a reply to the mail that the file came with. */
  public static MailOut.Mail receipt(Receipt receipt, MailOrigin mailed) {
    String subject =
        "Re: "
            + mailed.subject()
            + "（"
            + Words.of(receipt.outcome()).outcome()
            + " "
            + receipt.number()
            + "）";
    return mail(receipt, subject, text(receipt) + AGAIN_BY_MAIL, mailed.messageId());
  }

  /** The mail with a question to the sender: what could not be filed, and what to do. */
  public static MailOut.Mail question(SetAside aside, Reply reply) {
    StringBuilder text = new StringBuilder();
    text.append("您发来的邮件已收到，但下面的内容没有计入报送，请按提示处理后重新发送。\n");
    text.append(
        "Your mail arrived, but what follows was not filed. Please send it again as said.\n");
    for (Entry entry : aside.entries()) {
      String file = entry.file().isEmpty() ? "" : "附件“" + entry.file() + "”：";
      text.append("\n· ").append(file).append(entry.why().chinese()).append('\n');
      text.append("  ").append(entry.why().english()).append('\n');
      entry.details().forEach(detail -> text.append("  - ").append(detail).append('\n'));
    }
    text.append("\n没有提到的附件，会另外收到回执。\n");
    text.append("Files not named here get a receipt of their own.\n");
    text.append(AGAIN_BY_MAIL);
    return new MailOut.Mail(
        reply.to(),
        "Re: " + reply.subject() + "（未计入，请处理）",
        text.toString(),
        answering(reply.messageId(), Map.of()));
  }

  private static MailOut.Mail mail(
      Receipt receipt, String subject, String text, @Nullable String messageId) {
    return new MailOut.Mail(
        oneLine(receipt.to()),
        oneLine(subject),
        text,
        answering(messageId, Map.of(NUMBER, receipt.number())));
  }

  /** Headers of a reply: which message it answers (RFC 5322), and that a machine wrote it. */
  private static Map<String, String> answering(
      @Nullable String messageId, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("Auto-Submitted", "auto-replied");
    if (messageId != null) {
      headers.put("In-Reply-To", messageId);
      headers.put("References", messageId);
    }
    return headers;
  }

  private static String text(Receipt receipt) {
    Words words = Words.of(receipt.outcome());
    StringBuilder text = new StringBuilder();
    line(text, "报送回执：" + words.outcome());
    line(text, "");
    line(text, "回执编号：" + receipt.number());
    line(text, "收到时间：" + receipt.at().atZone(BusinessClock.ZONE).format(TIME) + "（北京时间）");
    line(text, "表格：" + receipt.formTitle());
    line(text, "单位：" + receipt.unit());
    line(text, "文件：" + Masking.shownName(receipt.file().name()));
    line(text, "大小：" + receipt.file().size() + " 字节");
    line(text, "SHA-256：" + receipt.file().sha256());
    line(text, "");
    line(text, words.heading());
    receipt.lines().forEach(each -> line(text, "· " + each));
    line(text, "");
    line(text, "下一步：" + words.next());
    line(text, "");
    line(text, words.english());
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(oneLine(line)).append('\n');
  }

  /** The text on one line: what others wrote must never start a line or a header. */
  private static String oneLine(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }

  /**
   * The words for an outcome.
   *
   * @param heading above the receipt's lines
   * @param next what to do
   * @param english a short summary of it all
   */
  private record Words(String outcome, String heading, String next, String english) {
    static Words of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Accepted(boolean late) ->
            late
                ? new Words(
                    "已接收（逾期）", "接收内容：", "报送已经收到，但已超过截止日期，按逾期登记。请保存本回执，不必重复报送。", "Accepted, late.")
                : new Words("已接收", "接收内容：", "请保存本回执。数据如有变化，改好表格后再报送一次即可，以最新一次为准。", "Accepted.");
        case Outcome.Rejected() ->
            new Words(
                "未接收，需要改正",
                "需要改正的地方：",
                "请按上面的提示改正表格（系统中有带批注的副本时，可直接在副本上改），然后重新报送。本次内容没有计入。",
                "Not accepted: correct the workbook and send it again.");
        case Outcome.Failed() ->
            new Words(
                "未接收，系统故障",
                "说明：",
                "不需要改正表格，请把同一份文件再报送一次；如果仍收到这样的回执，请把回执编号告诉上级工会。本次内容没有计入。",
                "Not accepted, by a fault of ours: send the same file again.");
        case Outcome.Superseded(Outcome.Why why) ->
            switch (why) {
              case UNCHANGED ->
                  new Words(
                      "没有变化",
                      "说明：",
                      "上面没有另外说明的，不需要再做什么。请保存本回执。",
                      "Nothing changed: the values are those already accepted.");
              case NEWER ->
                  new Words("已有更新的报送", "说明：", "不需要再做什么。请保存本回执。", "A newer upload counts.");
              case APPROVED ->
                  new Words(
                      "该任务已审核通过",
                      "说明：",
                      "如确需更改，请联系上级工会把该任务退回后再报送。",
                      "The duty is approved already; nothing was replaced.");
            };
      };
    }
  }
}
