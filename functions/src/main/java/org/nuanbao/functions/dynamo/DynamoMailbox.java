package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;

/** What is noted of mails, in the reports table. */
@Singleton
public final class DynamoMailbox implements Mailbox {
  private final DynamoTable reports;

  /** Over a reports table that exists. */
  public DynamoMailbox(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void filed(SubmissionId submission, MailOrigin mail) {
    reports.put(MailedItem.SCHEMA, MailedItem.of(submission, mail));
  }

  @Override
  public Optional<MailOrigin> filed(SubmissionId submission) {
    return reports
        .get(MailedItem.SCHEMA, SubmissionItem.pk(submission), MailedItem.MAIL)
        .map(MailedItem::mailed);
  }

  @Override
  public void setAside(SetAside aside) {
    reports.put(SetAsideItem.SCHEMA, SetAsideItem.of(aside), DynamoTable.absent());
  }

  @Override
  public Optional<Noted> aside(MailId mail) {
    return item(mail).map(item -> new Noted(item.aside(), item.sentAt() != null));
  }

  @Override
  public List<SetAside> asides() {
    return reports.marked(SetAsideItem.SCHEMA, MarkItem.UNFINISHED, SetAsideItem.MARK).stream()
        .map(SetAsideItem::aside)
        .sorted(Comparator.comparing(SetAside::at).reversed())
        .toList();
  }

  @Override
  public List<SetAside> unasked() {
    return reports.marked(SetAsideItem.SCHEMA, MarkItem.UNSENT, SetAsideItem.MARK).stream()
        .filter(item -> item.sentAt() == null)
        .map(SetAsideItem::aside)
        .sorted(Comparator.comparing(SetAside::at))
        .toList();
  }

  @Override
  public void asked(MailId mail, Instant at) {
    item(mail)
        .ifPresent(item ->
            reports.put(
                SetAsideItem.SCHEMA,
                item.sent(at),
                DynamoTable.condition("attribute_not_exists(#sentAt)", Map.of())));
  }

  /** Any change of an unsent item is told by the table's stream. */
  @Override
  public void again(MailId mail, Instant at) {
    reports.set(
        AskedItem.SCHEMA,
        new AskedItem(SetAsideItem.pk(mail), ReceiptItem.OUTBOX, at),
        DynamoTable.condition("attribute_exists(#unsent)", Map.of()));
  }

  @Override
  public boolean mayAnswer(String address, Instant now, int most) {
    String hash = AnswersItem.hash(address);
    Attempts attempts = new Attempts("counting answers");
    while (true) {
      AnswersItem hour =
          reports
              .get(AnswersItem.SCHEMA, AnswersItem.pk(hash), AnswersItem.HOUR)
              .orElse(AnswersItem.none(hash))
              .at(now);
      if (hour.answered(hash) >= most) {
        return false;
      }
      if (reports.put(AnswersItem.SCHEMA, hour.oneMore(hash), hour.unchanged())) {
        return true;
      }
      attempts.again();
    }
  }

  private Optional<SetAsideItem> item(MailId mail) {
    return reports.get(SetAsideItem.SCHEMA, SetAsideItem.pk(mail), ReceiptItem.OUTBOX);
  }
}
