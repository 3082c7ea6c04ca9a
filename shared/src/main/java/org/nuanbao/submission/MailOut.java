package org.nuanbao.submission;

import java.util.List;
import java.util.Map;
import org.nuanbao.value.Bytes;

/** Sends mails. */
public interface MailOut {
  /** The header that holds the number of a receipt or of another letter to a unit. */
  String NUMBER = "X-Nuanbao-Receipt";

  /** Hands the mail to the next server; throws an unchecked exception if that fails. */
  void send(Mail mail);

  /**
   * A mail.
   *
   * @param text what is shown where HTML is not
   * @param html the same as HTML; empty if there is only the text
   * @param headers further headers, ASCII
   */
  record Mail(
      String to,
      String subject,
      String text,
      String html,
      List<Enclosure> enclosures,
      Map<String, String> headers) {
    /** A mail of text alone. */
    public Mail(String to, String subject, String text, Map<String, String> headers) {
      this(to, subject, text, "", List.of(), headers);
    }
  }

  /**
   * A file that goes with a mail.
   *
   * @param name what the receiver sees and saves it as
   * @param type its media type
   */
  record Enclosure(String name, String type, Bytes bytes) {}
}
