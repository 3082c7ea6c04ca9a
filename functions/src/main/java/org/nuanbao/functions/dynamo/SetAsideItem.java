package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SetAside;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code MAIL#<id>}/{@code OUTBOX}: a mail that was set aside, and the question that goes out, if
 * one does; in the index {@code unfinished}, and in {@code unsent} until it was asked.
 */
record SetAsideItem(
    String pk,
    String sk,
    Instant at,
    List<String> units,
    SdkBytes entries,
    @Nullable String to,
    @Nullable String messageId,
    @Nullable String subject,
    @Nullable Instant sentAt,
    @Nullable String unsent,
    @Nullable String unfinished) {
  static final String PREFIX = "MAIL#";

  /** The mark of mails in the sparse indexes, beside that of submissions and receipts. */
  static final String MARK = "MAIL";

  static final TableSchema<SetAsideItem> SCHEMA =
      ItemSchema.of(SetAsideItem.class, SetAsideItem::pk, SetAsideItem::sk)
          .moment("at", SetAsideItem::at)
          .texts("units", SetAsideItem::units)
          .bytes("entries", SetAsideItem::entries)
          .text("to", SetAsideItem::to)
          .text("messageId", SetAsideItem::messageId)
          .text("subject", SetAsideItem::subject)
          .moment("sentAt", SetAsideItem::sentAt)
          .mark(MarkItem.UNSENT, SetAsideItem::unsent)
          .mark(MarkItem.UNFINISHED, SetAsideItem::unfinished)
          .build(SetAsideItem::read);

  static String pk(MailId mail) {
    return PREFIX + mail;
  }

  static SetAsideItem of(SetAside aside) {
    SetAside.Reply reply = aside.reply();
    return new SetAsideItem(
        pk(aside.mail()),
        ReceiptItem.OUTBOX,
        aside.at(),
        aside.units(),
        PackedRecords.pack(aside.entries()),
        reply == null ? null : reply.to(),
        reply == null ? null : reply.messageId(),
        reply == null ? null : reply.subject(),
        null,
        reply == null ? null : MARK,
        MARK);
  }

  SetAsideItem sent(Instant when) {
    return new SetAsideItem(
        pk, sk, at, units, entries, to, messageId, subject, when, null, unfinished);
  }

  MailId mail() {
    return new MailId(pk.substring(PREFIX.length()));
  }

  SetAside aside() {
    return new SetAside(
        mail(),
        at,
        units,
        List.of(PackedRecords.unpack(entries, SetAside.Entry[].class)),
        to == null || subject == null ? null : new SetAside.Reply(to, messageId, subject));
  }

  private static SetAsideItem read(ItemDraft draft) {
    return new SetAsideItem(
        draft.pk(),
        draft.sk(),
        draft.moment("at"),
        draft.texts("units"),
        draft.bytes("entries"),
        draft.textIfAny("to"),
        draft.textIfAny("messageId"),
        draft.textIfAny("subject"),
        draft.momentIfAny("sentAt"),
        draft.textIfAny(MarkItem.UNSENT),
        draft.textIfAny(MarkItem.UNFINISHED));
  }
}
