package org.nuanbao.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.MailOut.Enclosure;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.value.Bytes;
import org.nuanbao.value.Masking;

/**
 * The letter with a receipt: first what became of the file and what to do, then each error, at last
 * the proof. Holds no personal data. {@code Auto-Submitted} (RFC 3834) keeps other machines from
 * answering.
 *
 * @param duty what the file was sent for
 * @param version the duty's version that the file is
 * @param findings all that was found in the file
 * @param copy whether there is a copy with the findings marked, and how it is handed out
 * @param mailed the mail that the file came with; null if it was uploaded
 * @param today the business day on which the letter is written
 */
public record ReceiptLetter(
    Receipt receipt,
    Duty duty,
    long version,
    List<Finding> findings,
    Copy copy,
    @Nullable MailOrigin mailed,
    LocalDate today) {
  /** The most findings of each kind that a letter lists; their number is told, and the rest. */
  static final int LISTED = 50;

  /** The most bytes of a copy that is attached: many servers refuse mails above 10 MB. */
  public static final int MOST_ATTACHED = 5_000_000;

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int LONGEST_NAME = 40;

  /** How the subject of a letter of ours begins, and what is added to one that we answer. */
  private static final String OURS = "【暖报】";

  private static final Pattern TOLD = Pattern.compile("【暖报：[^【】]*】\\s*$");

  /** How the marked copy is handed out. */
  public sealed interface Copy {
    record Attached(Bytes workbook) implements Copy {}

    /** It may tell of persons, or is too large for a mail: it lies behind the sign-in. */
    record Online() implements Copy {}

    record None() implements Copy {}
  }

  /** Whether a copy of the duty's workbook tells of persons, so that it is not mailed. */
  public static boolean isAboutPersons(Duty duty) {
    return !(duty instanceof FormDuty owed) || isAboutPersons(owed.form());
  }

  private static boolean isAboutPersons(Form form) {
    return switch (form) {
      case FigureForm _ -> false;
      case Roster _, Single _ -> true;
      case FormOfParts parted -> parted.parts().stream().anyMatch(it -> isAboutPersons(it.form()));
    };
  }

  /** The mail that is sent. */
  public MailOut.Mail mail(Ways ways) {
    Said said = said();
    String title = receipt.formTitle() + "（第 " + version + " 版）：" + said.title();
    Prose letter = letter(said, ways).under(subject(title, said), title);
    Map<String, String> headers = new TreeMap<>();
    headers.put(MailOut.NUMBER, receipt.number());
    headers.putAll(answering(ways, mailed == null ? null : mailed.messageId()));
    return new MailOut.Mail(
        Prose.oneLine(receipt.to()),
        letter.subject(),
        PlainLetter.of(letter),
        HtmlLetter.of(letter),
        copy instanceof Copy.Attached(Bytes workbook)
            ? List.of(new Enclosure(copyName(), WORKBOOK, workbook))
            : List.of(),
        headers);
  }

  /** The headers of a letter that answers nothing: its number, and that a machine wrote it. */
  public static Map<String, String> unasked(Ways ways, String number) {
    Map<String, String> headers = answering(ways, null);
    headers.put("Auto-Submitted", "auto-generated");
    headers.put(MailOut.NUMBER, number);
    return headers;
  }

  /** The headers of an answer: which message it answers (RFC 5322), and that a machine wrote it. */
  static Map<String, String> answering(Ways ways, @Nullable String messageId) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Auto-Submitted", "auto-replied");
    if (messageId != null) {
      headers.put("In-Reply-To", messageId);
      headers.put("References", messageId);
    }
    if (ways.readsAnswers()) {
      headers.put("Reply-To", ways.inbox());
    }
    return headers;
  }

  private String subject(String title, Said said) {
    return mailed == null ? OURS + title : answering(mailed.subject(), title, said.title());
  }

  /**
   * The subject of an answer: the one it answers, without what an earlier answer of ours said about
   * the past.
   *
   * @param whole what is said where nothing else tells what it is about
   */
  static String answering(String subject, String whole, String said) {
    return subject.startsWith(OURS)
        ? "Re: " + OURS + whole
        : "Re: " + TOLD.matcher(subject).replaceFirst("") + "【暖报：" + said + "】";
  }

  private Prose.Writer letter(Said said, Ways ways) {
    Prose.Writer letter = new Prose.Writer();
    letter.text(receipt.unit() + "，您好：");
    letter.lead("《" + receipt.formTitle() + "》（第 " + version + " 版）" + said.lead());
    letter.text(said.next());
    if (receipt.outcome() instanceof Outcome.Rejected) {
      letter.heading("怎样改").steps(steps(ways));
    }
    if (!errors().isEmpty() && receipt.outcome() instanceof Outcome.Rejected) {
      letter.heading(errors().size() + " 处错误（必须改）");
      table(letter, errors());
    } else {
      letter.heading(said.heading()).points(receipt.lines());
    }
    warnings(letter);
    letter.link("在网页上看（要登录）", ways.submission(receipt.submission().value()));
    if (!ways.help().isEmpty()) {
      letter.text("有疑问请电话 " + ways.help() + "。");
    }
    letter.text(said.english());
    return letter.facts(
        List.of(
            new Prose.Fact("回执编号", receipt.number()),
            new Prose.Fact("单位", receipt.unit()),
            new Prose.Fact("收到", Days.moment(receipt.at()) + "（北京时间）"),
            new Prose.Fact("文件", Masking.shownName(receipt.file().name())),
            new Prose.Fact("大小", String.format(Locale.ROOT, "%,d 字节", receipt.file().size())),
            new Prose.Fact("SHA-256", inPieces(receipt.file().sha256()))));
  }

  private List<String> steps(Ways ways) {
    String back =
        ways.readsAnswers()
            ? "直接回复本邮件，把它作为附件发回。"
            : mailed == null ? "登录系统，重新上传。" : "新写一封邮件，发到上次的收件邮箱。";
    return switch (copy) {
      case Copy.Attached _ -> List.of("打开附件“" + copyName() + "”，改涂色的格。", "保存，" + back + "不用删批注。");
      case Copy.Online _ -> List.of("登录系统，下载批注副本，改涂色的格。", "保存，" + back + "不用删批注。");
      case Copy.None _ -> List.of("按下面的提示，在您的表格里改。", "保存，" + back);
    };
  }

  private void table(Prose.Writer letter, List<Finding> found) {
    List<Finding> shown = found.stream().limit(LISTED).toList();
    letter.table(
        List.of("格", "现在", "应当"),
        shown.stream().map(this::row).toList(),
        shown.stream().map(Finding::message).toList());
    rest(letter, found.size());
  }

  /** What stands there, and what is wrong and should be; the sentence where no more is known. */
  private Prose.Row row(Finding finding) {
    Explanation parts = finding.parts();
    String wanted =
        parts.expected().equals(finding.message())
            ? finding.message()
            : parts.heading() + "：" + parts.expected();
    return new Prose.Row(place(finding), parts.stands().isBlank() ? "—" : parts.stands(), wanted);
  }

  private void warnings(Prose.Writer letter) {
    List<Finding> found = of(Severity.WARNING);
    if (found.isEmpty() || receipt.outcome() instanceof Outcome.Superseded) {
      return;
    }
    boolean accepted = receipt.outcome() instanceof Outcome.Accepted;
    letter
        .heading(found.size() + " 处提醒（" + (accepted ? "不影响接收" : "改，或在“问题”表里写说明") + "）")
        .points(
            found.stream()
                .limit(LISTED)
                .map(it -> place(it) + "：" + it.message() + (it.kept() == null ? "" : "（已有您的说明）"))
                .toList());
    rest(letter, found.size());
  }

  /** No list that was cut looks complete. */
  private void rest(Prose.Writer letter, int all) {
    if (all > LISTED) {
      letter.text(
          "以上是前 "
              + LISTED
              + " 处，共 "
              + all
              + " 处。"
              + (copy instanceof Copy.None ? "其余的请登录系统查看。" : "全部列在批注副本的“问题”表里。"));
    }
  }

  private List<Finding> errors() {
    return of(Severity.ERROR);
  }

  private List<Finding> of(Severity severity) {
    return findings.stream().filter(it -> it.severity() == severity).toList();
  }

  /** The cells; with the sheet where the findings are on several. */
  private String place(Finding finding) {
    boolean one = findings.stream().map(Finding::sheet).distinct().count() <= 1;
    String cells = finding.cells().isEmpty() ? "整个文件" : String.join("、", finding.cells());
    return one || finding.sheet().isEmpty()
        ? cells
        : Masking.shownName(finding.sheet()) + " " + cells;
  }

  private String copyName() {
    String title = receipt.formTitle().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
    int end = Math.min(title.codePointCount(0, title.length()), LONGEST_NAME);
    return title.substring(0, title.offsetByCodePoints(0, end)) + "-第" + version + "版-批注.xlsx";
  }

  private static List<String> inPieces(String hash) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < hash.length(); from += 16) {
      pieces.add(hash.substring(from, Math.min(from + 16, hash.length())));
    }
    return pieces;
  }

  /**
   * What is said of an outcome.
   *
   * @param title what happened, what to do
   * @param lead whether it counts
   * @param next what to do, and by when
   * @param heading above the receipt's lines
   * @param english a short summary of it all
   */
  private record Said(String title, String lead, String next, String heading, String english) {}

  private Said said() {
    return switch (receipt.outcome()) {
      case Outcome.Accepted(boolean late) ->
          new Said(
              late ? "已接收（逾期），请保存回执" : "已接收，请保存回执",
              late ? "已接收，计入汇总；超过了截止日期，按逾期登记。" : "已按时接收，计入汇总。",
              stamped() + "数据如有变化，改好表格再报一次即可，以最新一版为准。",
              "接收的内容",
              late ? "Accepted, late." : "Accepted.");
      case Outcome.Rejected() ->
          new Said(
              errors().isEmpty() ? "没有接收，请改好重报" : "有 " + errors().size() + " 处错误，请改好重报",
              (errors().isEmpty() ? "" : "有 " + errors().size() + " 处错误，") + "没有计入汇总。",
              byWhen(),
              "需要改正的地方",
              "Not accepted: correct the workbook and send it again.");
      case Outcome.Failed() ->
          new Said(
              "系统没有处理成功，请再报一次",
              "没有计入汇总，原因在系统，不在表格。",
              "不用改表格，请把同一份文件再报一次。如果又收到这样的回执，请把回执编号告诉上级工会。",
              "说明",
              "Not accepted, by a fault of ours: send the same file again.");
      case Outcome.Superseded(Outcome.Why why) -> said(why);
    };
  }

  private static Said said(Outcome.Why why) {
    return switch (why) {
      case UNCHANGED ->
          new Said(
              "与已接收的一版相同",
              "与已接收的一版内容相同，以那一版为准，原来的收到时间不变。",
              "下面没有另外说明的，不用再做什么。请保存本回执。",
              "说明",
              "Nothing changed: the values are those already accepted.");
      case NEWER ->
          new Said(
              "已有更新的一版，不用再做什么",
              "没有计入汇总，因为已有更新的一版，以更新的为准。",
              "不用再做什么。请保存本回执。",
              "说明",
              "A newer upload counts.");
      case APPROVED ->
          new Said(
              "任务已审核通过，这一版没有计入",
              "没有计入汇总，因为任务已审核通过，以通过的一版为准。",
              "如确需更改，请联系上级工会把任务退回，再报一次。",
              "说明",
              "The duty is approved already; nothing was replaced.");
    };
  }

  /** What else is owed beside the workbook. */
  private String stamped() {
    return duty instanceof FormDuty owed && owed.copies() > 0
        ? "另请按通知报送盖章的纸质件 " + owed.copies() + " 份。"
        : "";
  }

  private String byWhen() {
    LocalDate last = Days.last(duty);
    return last.isBefore(today)
        ? "截止日期 " + Days.day(last, today) + "已过，请尽快改好重报。"
        : "请最迟在 " + Days.day(last, today) + "改好重报，" + Days.left(last, today) + "。";
  }
}
