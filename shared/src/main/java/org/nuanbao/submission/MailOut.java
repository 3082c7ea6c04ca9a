package org.nuanbao.submission;

import java.util.Map;

/** The way mails leave. */
public interface MailOut {
  /** Hands the mail to the next server; an unchecked exception where that fails. */
  void send(Mail mail);

  /**
   * A plain-text mail.
   *
   * @param headers further headers, ASCII
   */
  record Mail(String to, String subject, String text, Map<String, String> headers) {}
}
