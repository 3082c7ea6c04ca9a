package org.nuanbao.functions.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.MailText;

/**
 * Turns mails into messages (RFC 5322), with UTF-8 throughout. A receipt's Message-ID is made from
 * its number, so that a repeated receipt can be recognised.
 */
final class Letters {
  private final Session session;
  private final String from;

  Letters(Session session, String from) {
    this.session = session;
    this.from = from;
  }

  MimeMessage of(MailOut.Mail mail, Instant now) throws MessagingException {
    MimeMessage message = new Numbered(session, messageId(mail));
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(oneLine(mail.to()), true));
    message.setSubject(oneLine(mail.subject()), StandardCharsets.UTF_8.name());
    message.setHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(BusinessClock.ZONE)));
    for (Map.Entry<String, String> header : mail.headers().entrySet()) {
      message.setHeader(oneLine(header.getKey()), oneLine(header.getValue()));
    }
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  /** A receipt's Message-ID; empty for any other mail, which gets an id of its own. */
  private String messageId(MailOut.Mail mail) {
    String number = mail.headers().get(MailText.NUMBER);
    return number == null ? "" : "<" + number + from.substring(from.indexOf('@')) + ">";
  }

  /** Refuses a line break: it would let a header's text start another header. */
  private static String oneLine(String header) {
    if (header.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new IllegalArgumentException("a mail's header holds a control character");
    }
    return header;
  }

  /** A message that keeps its id when it is saved. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      if (id.isEmpty()) {
        super.updateMessageID();
      } else {
        setHeader("Message-ID", id);
      }
    }
  }
}
