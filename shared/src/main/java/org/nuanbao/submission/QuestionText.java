package org.nuanbao.submission;

import java.util.Map;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Reply;

/** The mail that asks back: what could not be filed, and what to do. */
public final class QuestionText {
  private QuestionText() {}

  public static MailOut.Mail of(SetAside aside, Reply reply) {
    StringBuilder text = new StringBuilder();
    text.append("您发来的邮件已收到，但下面的内容没有计入报送，请按提示处理后重新发送。\n");
    text.append(
        "Your mail arrived, but what follows was not filed. Please send it again as said.\n");
    for (Entry entry : aside.entries()) {
      String file = entry.file().isEmpty() ? "" : "附件“" + entry.file() + "”：";
      text.append("\n· ").append(file).append(chinese(entry.why())).append('\n');
      text.append("  ").append(english(entry.why())).append('\n');
      entry.details().forEach(detail -> text.append("  - ").append(detail).append('\n'));
    }
    text.append("\n没有提到的附件，会另外收到回执。\n");
    text.append("Files not named here get a receipt of their own.\n");
    text.append(ReceiptText.AGAIN_BY_MAIL);
    return new MailOut.Mail(
        reply.to(),
        "Re: " + reply.subject() + "（未计入，请处理）",
        text.toString(),
        ReceiptText.answering(reply.messageId(), Map.of()));
  }

  private static String chinese(SetAside.Why why) {
    return switch (why) {
      case NOT_AUTHENTIC -> "无法确认发件人。请用登记的邮箱发送。";
      case SUSPICIOUS -> "邮件被判为垃圾邮件或带有病毒。";
      case AUTOMATIC -> "这是自动回复。";
      case UNKNOWN_SENDER -> "这个邮箱没有登记为任何单位的邮箱。请用本单位登记的邮箱发送，或联系上级工会登记。";
      case UNREADABLE -> "邮件格式有误，无法打开。请新建一封邮件，直接附上填好的 .xlsx 文件。";
      case TOO_DEEP -> "邮件附件太多或层层转发。请新建邮件，直接附上要报送的文件；文件多时请分几封发送。";
      case TOO_LARGE -> "邮件或附件太大。请只附上填好的 .xlsx 文件，扫描件请压缩图片后再附。";
      case NO_FILE -> "邮件没有附件。请直接附上填好的 .xlsx 文件，不要用网盘或“超大附件”链接。";
      case WINMAIL -> "邮件软件把附件包成了 winmail.dat。请直接附上 .xlsx 文件，邮件格式选“纯文本”或“HTML”。";
      case ARCHIVE -> "收到的是压缩包。请直接附上文件，不要压缩。";
      case OTHER_FILE -> "这不是 Excel 表格。请另存为 .xlsx 后直接附上。";
      case SCAN_ALONE -> "只收到扫描件。请把扫描件和填好的 .xlsx 文件放在同一封邮件里发送。";
      case UNKNOWN_FORM -> "认不出是哪一张表。请用下发的表格填报后重新发送。";
      case NOT_OWED -> "本单位没有要报送的这类文件。请核对是否发错了文件。";
      case FAULT -> "系统多次处理这封邮件都没有成功，这是系统的问题，不是文件的问题。请把没有收到回执的文件再发送一次，或登录系统上传。";
      case APPROVED -> "该任务已审核通过，不再接收。如确需更改，请联系上级工会把该任务退回后再报送。";
      case WHICH_DUTY -> "本单位有几项任务都可能是这份文件。请在表上填好单位名称和日期，或登录系统选定任务后报送。可能的任务：";
      case WHICH_DOCUMENT -> "本单位要报送几份材料，从邮件看不出这是哪一份。请登录系统，选定任务后上传这个文件。可能的任务：";
    };
  }

  private static String english(SetAside.Why why) {
    return switch (why) {
      case NOT_AUTHENTIC -> "The sender could not be verified.";
      case SUSPICIOUS -> "The mail was taken for spam or malware.";
      case AUTOMATIC -> "This was sent by a machine.";
      case UNKNOWN_SENDER -> "This address is not registered for any unit.";
      case UNREADABLE -> "The mail is malformed; attach the .xlsx file to a new one.";
      case TOO_DEEP ->
          "Too many or too deeply nested attachments; attach the files themselves, many to several"
              + " mails.";
      case TOO_LARGE -> "The mail or a file of it is too large.";
      case NO_FILE -> "No file was attached; links are not followed.";
      case WINMAIL -> "Outlook wrapped the file into winmail.dat; attach the .xlsx file itself.";
      case ARCHIVE -> "Attach the file itself, not an archive.";
      case OTHER_FILE -> "This is no Excel workbook; save it as .xlsx.";
      case SCAN_ALONE -> "Send the scan together with its workbook, in one mail.";
      case UNKNOWN_FORM -> "The workbook is none of the forms asked for.";
      case NOT_OWED -> "Your unit owes nothing of this kind.";
      case FAULT ->
          "We failed to take this mail up, by a fault of ours; send again what got no receipt.";
      case APPROVED -> "The duty is approved already; nothing was replaced.";
      case WHICH_DUTY -> "Several duties could be meant; fill in unit and date, or choose online:";
      case WHICH_DOCUMENT ->
          "Several documents are owed and a mail cannot say which; log in, choose and upload it:";
    };
  }
}
