package org.nuanbao.functions.receipt;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.functions.Measures;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.ReceiptText;
import org.nuanbao.submission.SubmissionId;

/** Sends receipts, each until it is marked as sent; a crash between the two sends it twice. */
@Singleton
final class Post {
  private final Outbox outbox;
  private final MailOut mail;
  private final BusinessClock clock;

  Post(Outbox outbox, MailOut mail, BusinessClock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.clock = clock;
  }

  /** The receipt of a submission, unless it was sent. */
  void send(SubmissionId id) {
    Receipt receipt =
        outbox.find(id).orElseThrow(() -> new IllegalStateException("no receipt of " + id));
    if (!outbox.isSent(receipt)) {
      Instant now = clock.at(Instant.now());
      mail.send(ReceiptText.of(receipt));
      outbox.sent(receipt, now);
      Measures.count("Outcomes", "outcome", kind(receipt.outcome()));
      Measures.took("SecondsToReceipt", Duration.between(receipt.at(), now));
    }
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Rejected _ -> "rejected";
      case Outcome.Superseded _ -> "superseded";
    };
  }
}
