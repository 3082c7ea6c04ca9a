package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records about incoming mails. Repeating any call changes nothing. */
public interface Mailbox {
  /** Records that a submission came by mail. */
  void filed(SubmissionId submission, MailOrigin mail);

  /** How a submission came by mail; empty if it did not. */
  Optional<MailOrigin> filed(SubmissionId submission);

  /** Sets a mail aside; only the first call counts. */
  void setAside(SetAside aside);

  Optional<Noted> aside(MailId mail);

  /** A mail that was set aside, and whether its sender has been asked. */
  record Noted(SetAside aside, boolean asked) {}

  /** All mails that were set aside, newest first. */
  List<SetAside> asides();

  /** Mails whose sender is to be asked and has not been yet, oldest first. */
  List<SetAside> unasked();

  /** Records that the sender has been asked. */
  void asked(MailId mail, Instant at);

  /** Reports this mail again to whoever asks its sender; does nothing if that has been done. */
  void again(MailId mail, Instant at);

  /**
   * Whether an address may get one more answer within the hour; if so, counts it. No key holds an
   * address.
   *
   * @param most answers an hour
   */
  boolean mayAnswer(String address, Instant now, int most);

  /**
   * How a submission came by mail.
   *
   * @param messageId of the mail; null if it has none that an answer may name
   * @param subject of the mail, as it may be shown
   * @param scans signed pages that came with the file; kept, never opened
   */
  record MailOrigin(
      MailId mail, @Nullable String messageId, String subject, List<AnnouncedFile> scans) {}
}
