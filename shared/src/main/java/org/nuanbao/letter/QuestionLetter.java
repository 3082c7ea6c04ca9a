package org.nuanbao.letter;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Reply;

/** The letter with a question to a sender: what could not be filed, and what to do. */
public final class QuestionLetter {
  private static final String TITLE = "没有计入，请处理后重发";

  private QuestionLetter() {}

  public static MailOut.Mail of(SetAside aside, Reply reply, Ways ways) {
    Prose.Writer letter = new Prose.Writer();
    letter
        .text("您好：")
        .lead("邮件已收到，但下面的内容没有计入报送。")
        .text("请按提示处理，再发一次。没有提到的附件，会另外收到回执。")
        .heading("没有计入的内容");
    for (Entry entry : aside.entries()) {
      List<String> points = new ArrayList<>();
      String file = entry.file().isEmpty() ? "" : "附件“" + entry.file() + "”：";
      points.add(file + entry.why().chinese());
      points.addAll(entry.details());
      letter.points(points).text(entry.why().english());
    }
    letter.heading("怎样再发");
    letter.text(
        ways.readsAnswers()
            ? "直接回复本邮件，附上文件；或登录系统上传。"
            : "本邮件由系统自动发出，请勿直接回复。请新写一封邮件，发到上次的收件邮箱；或登录系统上传。");
    letter.link("登录系统", ways.tasks());
    if (!ways.help().isEmpty()) {
      letter.text("有疑问请电话 " + ways.help() + "。");
    }
    letter.text("Not filed: do as said above and send it again. Other files get a receipt.");
    Prose whole = letter.under(ReceiptLetter.answering(reply.subject(), TITLE, TITLE), TITLE);
    return new MailOut.Mail(
        reply.to(),
        whole.subject(),
        PlainLetter.of(whole),
        HtmlLetter.of(whole),
        List.of(),
        ReceiptLetter.answering(ways, reply.messageId()));
  }
}
