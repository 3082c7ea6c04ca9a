package org.nuanbao.functions.receipt;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.check.CheckResult;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.letter.QuestionLetter;
import org.nuanbao.letter.ReceiptLetter;
import org.nuanbao.letter.Ways;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.UnitLetters;
import org.nuanbao.value.Bytes;

/**
 * Sends receipts, questions and letters to units and marks them as sent; after a crash between the
 * two, a mail is sent twice.
 */
@Singleton
final class Post {
  private final Outbox outbox;
  private final MailOut mail;
  private final Mailbox mailbox;
  private final UnitLetters letters;
  private final Reach reach;
  private final Submissions submissions;
  private final Duties duties;
  private final Copies copies;
  private final Ways ways;
  private final BusinessClock clock;

  Post(
      Outbox outbox,
      MailOut mail,
      Mailbox mailbox,
      UnitLetters letters,
      Reach reach,
      Submissions submissions,
      Duties duties,
      Copies copies,
      Ways ways,
      BusinessClock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.mailbox = mailbox;
    this.letters = letters;
    this.reach = reach;
    this.submissions = submissions;
    this.duties = duties;
    this.copies = copies;
    this.ways = ways;
    this.clock = clock;
  }

  /** Sends the receipt of a submission, unless it was sent. */
  void send(SubmissionId id) {
    Outbox.Posted posted =
        outbox.posted(id).orElseThrow(() -> new IllegalStateException("no receipt of " + id));
    if (!posted.sent()) {
      Receipt receipt = posted.receipt();
      Instant now = clock.at(Instant.now());
      reach.mailed(receipt.number(), receipt.to());
      mail.send(letter(receipt, BusinessClock.day(now)).mail(ways));
      outbox.sent(receipt, now);
      Measures.count("Outcomes", "outcome", kind(receipt.outcome()));
      Measures.took("SecondsToReceipt", Duration.between(receipt.at(), now));
    }
  }

  private ReceiptLetter letter(Receipt receipt, LocalDate today) {
    SubmissionId id = receipt.submission();
    Duty duty = duties.get(receipt.duty());
    return new ReceiptLetter(
        receipt,
        duty,
        submissions.get(id).version(),
        submissions.findings(id).map(CheckResult::findings).orElse(List.of()),
        receipt.outcome() instanceof Outcome.Rejected
            ? copy(Copies.annotated(id), ReceiptLetter.isAboutPersons(duty))
            : new ReceiptLetter.Copy.None(),
        mailbox.filed(id).orElse(null),
        today);
  }

  /** The marked copy; it is not even read where it tells of persons. */
  private ReceiptLetter.Copy copy(String key, boolean aboutPersons) {
    return aboutPersons
        ? copies.has(key) ? new ReceiptLetter.Copy.Online() : new ReceiptLetter.Copy.None()
        : copies
            .read(key, ReceiptLetter.MOST_ATTACHED)
            .<ReceiptLetter.Copy>map(
                workbook -> new ReceiptLetter.Copy.Attached(new Bytes(workbook)))
            .orElseGet(() -> copy(key, true));
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
      mail.send(QuestionLetter.of(noted.aside(), reply, ways));
      mailbox.asked(id, clock.at(Instant.now()));
    }
  }

  /** Sends a letter to a unit, unless it was sent. */
  void write(String number) {
    UnitLetters.Posted posted =
        letters.posted(number).orElseThrow(() -> new IllegalStateException("no letter " + number));
    if (!posted.sent()) {
      UnitLetter letter = posted.letter();
      reach.mailed(number, letter.to());
      mail.send(
          new MailOut.Mail(
              letter.to(),
              letter.subject(),
              letter.text(),
              letter.html(),
              List.of(),
              ReceiptLetter.unasked(ways, number)));
      letters.sent(number, clock.at(Instant.now()));
      Measures.count("Letters");
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
