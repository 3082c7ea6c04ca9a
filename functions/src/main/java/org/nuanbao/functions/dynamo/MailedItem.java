package org.nuanbao.functions.dynamo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code SUBMISSION#<id>}/{@code MAIL}: how it came by mail. */
record MailedItem(
    String pk, String sk, String mail, @Nullable String messageId, String subject, SdkBytes scans) {
  static final String MAIL = "MAIL";

  static final TableSchema<MailedItem> SCHEMA =
      ItemSchema.of(MailedItem.class, MailedItem::pk, MailedItem::sk)
          .text("mail", MailedItem::mail)
          .text("messageId", MailedItem::messageId)
          .text("subject", MailedItem::subject)
          .bytes("scans", MailedItem::scans)
          .build(draft ->
              new MailedItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("mail"),
                  draft.textIfAny("messageId"),
                  draft.text("subject"),
                  draft.bytes("scans")));

  static MailedItem of(SubmissionId submission, MailOrigin mailed) {
    return new MailedItem(
        SubmissionItem.pk(submission),
        MAIL,
        mailed.mail().value(),
        mailed.messageId(),
        mailed.subject(),
        PackedRecords.pack(mailed.scans()));
  }

  MailOrigin mailed() {
    return new MailOrigin(
        new MailId(mail),
        messageId,
        subject,
        List.of(PackedRecords.unpack(scans, AnnouncedFile[].class)));
  }
}
