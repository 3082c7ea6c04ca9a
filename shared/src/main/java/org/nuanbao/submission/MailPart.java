package org.nuanbao.submission;

import java.time.Instant;
import org.nuanbao.value.Sha256;

/**
 * A file that came with a mail.
 *
 * @param number from 1, in the order of the mail
 */
public record MailPart(MailId mail, int number) {
  private static final int TAIL = 16;

  /** The submission it becomes: the same however often the mail is taken up. */
  public SubmissionId submission(Instant arrived) {
    return SubmissionId.at(arrived, Sha256.hex(mail + "/" + number, TAIL));
  }
}
