package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SubmissionId;

/** Receipts in the reports table, stored beside their submissions. */
@Singleton
public final class DynamoOutbox implements Outbox {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoOutbox(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public List<Receipt> unsent() {
    return reports.marked(ReceiptItem.class, MarkItem.UNSENT, MarkItem.SET).stream()
        .filter(item -> item.sentAt() == null)
        .map(ReceiptItem::receipt)
        .sorted(Comparator.comparing(Receipt::at).thenComparing(Receipt::number))
        .toList();
  }

  @Override
  public Optional<Posted> posted(SubmissionId id) {
    return reports
        .get(ReceiptItem.class, SubmissionItem.pk(id), ReceiptItem.OUTBOX)
        .map(item -> new Posted(item.receipt(), item.sentAt() != null));
  }

  /** Marks the receipt as sent; only the first time counts. */
  @Override
  public void sent(Receipt receipt, Instant at) {
    reports.put(
        ReceiptItem.sent(receipt, at),
        DynamoTable.condition(
            "#number = :number AND attribute_not_exists(#sentAt)", receipt.number()));
  }

  /** Changes the unsent item, so that the table's stream reports it again. */
  @Override
  public void again(Receipt receipt, Instant at) {
    reports.set(
        new ReceiptItem.AskedItem(SubmissionItem.pk(receipt.submission()), ReceiptItem.OUTBOX, at),
        DynamoTable.condition("attribute_exists(#pk) AND attribute_not_exists(#sentAt)"));
  }
}
