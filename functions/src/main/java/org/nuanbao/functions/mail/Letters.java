package org.nuanbao.functions.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.MailOut;

/**
 * Turns mails into messages (RFC 5322), with UTF-8 throughout. A receipt's Message-ID is made from
 * its number, so that a repeated receipt can be recognised.
 */
final class Letters {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

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
    message.setSubject(oneLine(mail.subject()), UTF_8);
    message.setHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(BusinessClock.ZONE)));
    for (Map.Entry<String, String> header : mail.headers().entrySet()) {
      message.setHeader(oneLine(header.getKey()), oneLine(header.getValue()));
    }
    fill(message, mail);
    message.saveChanges();
    return message;
  }

  /** Text alone, or text and HTML to choose from (RFC 2046), and the files that go with them. */
  private static void fill(MimeMessage message, MailOut.Mail mail) throws MessagingException {
    if (mail.html().isEmpty() && mail.enclosures().isEmpty()) {
      message.setText(mail.text(), UTF_8);
    } else if (mail.enclosures().isEmpty()) {
      message.setContent(body(mail));
    } else {
      MimeMultipart all = new MimeMultipart("mixed");
      MimeBodyPart first = new MimeBodyPart();
      first.setContent(body(mail));
      all.addBodyPart(first);
      for (MailOut.Enclosure file : mail.enclosures()) {
        all.addBodyPart(enclosed(file));
      }
      message.setContent(all);
    }
  }

  private static MimeMultipart body(MailOut.Mail mail) throws MessagingException {
    MimeMultipart body = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    body.addBodyPart(text);
    if (!mail.html().isEmpty()) {
      MimeBodyPart html = new MimeBodyPart();
      html.setText(mail.html(), UTF_8, "html");
      body.addBodyPart(html);
    }
    return body;
  }

  private static MimeBodyPart enclosed(MailOut.Enclosure file) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(file.bytes().array(), file.type())));
    part.setFileName(oneLine(file.name()));
    try {
      // Older mail programs know a name in another alphabet by this only.
      part.setHeader(
          "Content-Type",
          file.type() + "; name=\"" + MimeUtility.encodeText(file.name(), UTF_8, "B") + "\"");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return part;
  }

  /** A receipt's Message-ID; empty for any other mail, which gets an id of its own. */
  private String messageId(MailOut.Mail mail) {
    String number = mail.headers().get(MailOut.NUMBER);
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
