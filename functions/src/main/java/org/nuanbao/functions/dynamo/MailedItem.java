package org.nuanbao.functions.dynamo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Announced;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailed;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code SUBMISSION#<id>}/{@code MAIL}: how it came by mail. */
record MailedItem(
    String pk,
    String sk,
    String mail,
    @Nullable String messageId,
    String subject,
    List<String> scans) {
  static final String MAIL = "MAIL";

  static final TableSchema<MailedItem> SCHEMA =
      ItemSchema.of(MailedItem.class, MailedItem::pk, MailedItem::sk)
          .text("mail", MailedItem::mail)
          .text("messageId", MailedItem::messageId)
          .text("subject", MailedItem::subject)
          .texts("scans", MailedItem::scans)
          .build(draft ->
              new MailedItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("mail"),
                  draft.textIfAny("messageId"),
                  draft.text("subject"),
                  draft.texts("scans")));

  static MailedItem of(SubmissionId submission, Mailed mailed) {
    return new MailedItem(
        SubmissionItem.pk(submission),
        MAIL,
        mailed.mail().value(),
        mailed.messageId(),
        mailed.subject(),
        mailed.scans().stream().map(MailedItem::line).toList());
  }

  Mailed mailed() {
    return new Mailed(
        new MailId(mail), messageId, subject, scans.stream().map(MailedItem::scan).toList());
  }

  /** The name last: it may hold anything. */
  private static String line(Announced scan) {
    return scan.sha256() + " " + scan.size() + " " + scan.contentType() + " " + scan.name();
  }

  private static Announced scan(String line) {
    String[] parts = line.split(" ", 4);
    return new Announced(parts[3], Long.parseLong(parts[1]), parts[0], parts[2]);
  }
}
