package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Masking;

/**
 * A mail of which at least a part did not become submissions. The mail itself stays where it is.
 *
 * @param at business moment it came
 * @param units that have the sender's address, by campaign and path; empty for a stranger
 * @param entries what was set aside and why; at least one
 * @param reply null if nobody is answered
 */
public record SetAside(
    MailId mail, Instant at, List<String> units, List<Entry> entries, @Nullable Reply reply) {

  /**
   * One reason why something was set aside.
   *
   * @param file its name as it may be shown; empty if the whole mail is meant
   * @param details what could be meant, or what is wrong with the file; a sentence each
   */
  public record Entry(Why why, String file, List<String> details) {
    public static Entry of(Why why) {
      return new Entry(why, "", List.of());
    }

    /** An entry for a file, whose name the sender chose. */
    public static Entry of(Why why, String file) {
      return new Entry(why, Masking.shownName(file), List.of());
    }
  }

  /** Where the question goes, and which mail it answers. */
  public record Reply(String to, @Nullable String messageId, String subject) {}

  /** Why a mail, or a file in it, was set aside. */
  public enum Why {
    /** The mail does not provably come from the sender it names. */
    NOT_AUTHENTIC("无法确认发件人。请用登记的邮箱发送。", "The sender could not be verified."),
    /** The receiving server takes the mail for spam or found malware. */
    SUSPICIOUS("邮件被判为垃圾邮件或带有病毒。", "The mail was taken for spam or malware."),
    /** A machine wrote the mail. */
    AUTOMATIC("这是自动回复。", "This was sent by a machine."),
    UNKNOWN_SENDER(
        "这个邮箱没有登记为任何单位的邮箱。请用本单位登记的邮箱发送，或联系上级工会登记。", "This address is not registered for any unit."),
    UNREADABLE(
        "邮件格式有误，无法打开。请新建一封邮件，直接附上填好的 .xlsx 文件。",
        "The mail is malformed; attach the .xlsx file to a new one."),
    TOO_DEEP(
        "邮件附件太多或层层转发。请新建邮件，直接附上要报送的文件；文件多时请分几封发送。",
        "Too many or too deeply nested attachments; attach the files themselves, many to several"
            + " mails."),
    TOO_LARGE("邮件或附件太大。请只附上填好的 .xlsx 文件，扫描件请压缩图片后再附。", "The mail or a file of it is too large."),
    NO_FILE(
        "邮件没有附件。请直接附上填好的 .xlsx 文件，不要用网盘或“超大附件”链接。",
        "No file was attached; links are not followed."),
    /** Outlook has wrapped the attachments in its own format. */
    WINMAIL(
        "邮件软件把附件包成了 winmail.dat。请直接附上 .xlsx 文件，邮件格式选“纯文本”或“HTML”。",
        "Outlook wrapped the file into winmail.dat; attach the .xlsx file itself."),
    ARCHIVE("收到的是压缩包。请直接附上文件，不要压缩。", "Attach the file itself, not an archive."),
    /** The file is neither a workbook nor a document nor a scan. */
    OTHER_FILE("这不是 Excel 表格。请另存为 .xlsx 后直接附上。", "This is no Excel workbook; save it as .xlsx."),
    /** There are signed pages without the workbook they belong to. */
    SCAN_ALONE(
        "只收到扫描件。请把扫描件和填好的 .xlsx 文件放在同一封邮件里发送。",
        "Send the scan together with its workbook, in one mail."),
    /** The workbook cannot be read or is no form of these campaigns. */
    UNKNOWN_FORM("认不出是哪一张表。请用下发的表格填报后重新发送。", "The workbook is none of the forms asked for."),
    /** The sender owes nothing of this kind. */
    NOT_OWED("本单位没有要报送的这类文件。请核对是否发错了文件。", "Your unit owes nothing of this kind."),
    /** All tries to process the mail failed, which is our fault. */
    FAULT(
        "系统多次处理这封邮件都没有成功，这是系统的问题，不是文件的问题。请把没有收到回执的文件再发送一次，或登录系统上传。",
        "We failed to take this mail up, by a fault of ours; send again what got no receipt."),
    /** The duty is approved. */
    APPROVED(
        "该任务已审核通过，不再接收。如确需更改，请联系上级工会把该任务退回后再报送。",
        "The duty is approved already; nothing was replaced."),
    /** The file could be for several duties. */
    WHICH_DUTY(
        "本单位有几项任务都可能是这份文件。请在表上填好单位名称和日期，或登录系统选定任务后报送。可能的任务：",
        "Several duties could be meant; fill in unit and date, or choose online:"),
    /** A document could be for several duties; it is never opened, so it cannot say which. */
    WHICH_DOCUMENT(
        "本单位要报送几份材料，从邮件看不出这是哪一份。请登录系统，选定任务后上传这个文件。可能的任务：",
        "Several documents are owed and a mail cannot say which; log in, choose and upload it:");

    private final String chinese;
    private final String english;

    Why(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    /** What the sender is told: what is wrong and what to do. */
    public String chinese() {
      return chinese;
    }

    /** The same in English. */
    public String english() {
      return english;
    }
  }
}
