package org.nuanbao.functions.receipt;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.MailText;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;

/**
 * Sends receipts and questions and marks them as sent; after a crash between the two, a mail is
 * sent twice.
 */
@Singleton
final class Post {
  private final Outbox outbox;
  private final MailOut mail;
  private final Mailbox mailbox;
  private final BusinessClock clock;

  Post(Outbox outbox, MailOut mail, Mailbox mailbox, BusinessClock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /** Sends the receipt of a submission, unless it was sent. */
  void send(SubmissionId id) {
    Outbox.Posted posted =
        outbox.posted(id).orElseThrow(() -> new IllegalStateException("no receipt of " + id));
    if (!posted.sent()) {
      Receipt receipt = posted.receipt();
      Instant now = clock.at(Instant.now());
      mail.send(
          mailbox
              .filed(id)
              .map(mailed -> MailText.receipt(receipt, mailed))
              .orElseGet(() -> MailText.receipt(receipt)));
      outbox.sent(receipt, now);
      Measures.count("Outcomes", "outcome", kind(receipt.outcome()));
      Measures.took("SecondsToReceipt", Duration.between(receipt.at(), now));
    }
  }

  /**
   * Sends the question about a mail that was set aside, unless it was sent or nobody is to be
   * asked.
   */
  void ask(MailId id) {
    Mailbox.Noted noted =
        mailbox.aside(id).orElseThrow(() -> new IllegalStateException("no question of " + id));
    SetAside.Reply reply = noted.aside().reply();
    if (reply != null && !noted.asked()) {
      mail.send(MailText.question(noted.aside(), reply));
      mailbox.asked(id, clock.at(Instant.now()));
    }
  }

  /** Looks before a snapshot for what is not there, which opens a connection. */
  void look() {
    outbox.posted(Invented.ID);
    mailbox.filed(Invented.ID);
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Rejected _ -> "rejected";
      case Outcome.Failed _ -> "failed";
      case Outcome.Superseded _ -> "superseded";
    };
  }
}
