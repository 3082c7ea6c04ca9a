package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.nuanbao.submission.MailOut;

/** Mails by SMTP (RFC 5321), unless {@code nuanbao.mail.by} is {@code ses}. */
@Singleton
@Requires(property = "nuanbao.mail.by", notEquals = SesMailOut.SES)
public final class SmtpMailOut implements MailOut {
  private final SmtpServer server;
  private final Letters letters;

  SmtpMailOut(SmtpServer server, @Value("${nuanbao.mail.from:nuanbao@localhost}") String from) {
    this.server = server;
    letters = new Letters(Session.getInstance(server.properties()), from);
  }

  @Override
  public void send(Mail mail) {
    try {
      MimeMessage message = message(mail, Instant.now());
      if (server.user().isEmpty()) {
        Transport.send(message);
      } else {
        Transport.send(message, server.user(), server.password());
      }
    } catch (MessagingException e) {
      // Not the cause's text: it may name the address and what the server said to it.
      throw new IllegalStateException("mail not taken: " + e.getClass().getSimpleName());
    }
  }

  MimeMessage message(Mail mail, Instant now) throws MessagingException {
    return letters.of(mail, now);
  }
}
