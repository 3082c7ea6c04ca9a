package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SetAside;
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
    List<String> entries,
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
          .texts("entries", SetAsideItem::entries)
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
        aside.entries().stream().map(SetAsideItem::lines).toList(),
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
        entries.stream().map(SetAsideItem::entry).toList(),
        to == null || subject == null ? null : new SetAside.Reply(to, messageId, subject));
  }

  /** A line each: names and details hold no line break. */
  private static String lines(SetAside.Entry entry) {
    StringBuilder lines = new StringBuilder(entry.why().name()).append('\n').append(entry.file());
    entry.details().forEach(detail -> lines.append('\n').append(detail.replace('\n', ' ')));
    return lines.toString();
  }

  private static SetAside.Entry entry(String lines) {
    List<String> all = lines.lines().toList();
    return new SetAside.Entry(
        SetAside.Why.valueOf(all.getFirst()),
        all.size() > 1 ? all.get(1) : "",
        all.size() > 2 ? List.copyOf(all.subList(2, all.size())) : List.of());
  }

  private static SetAsideItem read(Draft draft) {
    return new SetAsideItem(
        draft.pk(),
        draft.sk(),
        draft.moment("at"),
        draft.texts("units"),
        draft.texts("entries"),
        draft.textIfAny("to"),
        draft.textIfAny("messageId"),
        draft.textIfAny("subject"),
        draft.momentIfAny("sentAt"),
        draft.textIfAny(MarkItem.UNSENT),
        draft.textIfAny(MarkItem.UNFINISHED));
  }
}
