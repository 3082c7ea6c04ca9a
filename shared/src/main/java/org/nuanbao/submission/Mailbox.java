package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is noted of mails that came in. Every call may be repeated and then changes nothing. */
public interface Mailbox {
  /** Notes that a submission came by mail. */
  void filed(SubmissionId submission, MailOrigin mail);

  /** How a submission came by mail; empty where it did not. */
  Optional<MailOrigin> filed(SubmissionId submission);

  /** Sets a mail aside; the first time counts. */
  void setAside(SetAside aside);

  Optional<Noted> aside(MailId mail);

  /** A mail that was set aside, and whether its sender has been asked. */
  record Noted(SetAside aside, boolean asked) {}

  /** All that were set aside, newest first. */
  List<SetAside> asides();

  /** Those whose sender is to be asked and was not yet, oldest first. */
  List<SetAside> unasked();

  /** The sender has been asked. */
  void asked(MailId mail, Instant at);

  /** Has whoever asks told of this mail once more; nothing if its sender has been asked. */
  void again(MailId mail, Instant at);

  /**
   * Whether an address may get one more answer within the hour; if so, it counts. No key holds an
   * address.
   *
   * @param most answers an hour
   */
  boolean mayAnswer(String address, Instant now, int most);

  /**
   * How a submission came by mail.
   *
   * @param messageId of the mail; null where it has none that may be named in an answer
   * @param subject of the mail, as it may be shown
   * @param scans signed pages that came beside the file; kept, never opened
   */
  record MailOrigin(
      MailId mail, @Nullable String messageId, String subject, List<AnnouncedFile> scans) {}
}
