package org.nuanbao.submission;

import java.util.Map;

/** Sends mails. */
public interface MailOut {
  /** Hands the mail to the next server; throws an unchecked exception if that fails. */
  void send(Mail mail);

  /**
   * A plain-text mail.
   *
   * @param headers further headers, ASCII
   */
  record Mail(String to, String subject, String text, Map<String, String> headers) {}
}
