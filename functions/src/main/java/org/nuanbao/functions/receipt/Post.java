package org.nuanbao.functions.receipt;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outbox;
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
      mail.send(ReceiptText.of(receipt));
      outbox.sent(receipt, clock.at(Instant.now()));
    }
  }
}
