package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Properties;
import org.nuanbao.functions.keys.Secrets;
import org.nuanbao.submission.MailOut;

/**
 * Sends mails by SMTP (RFC 5321), unless {@code nuanbao.mail.by} is {@code ses}. If a user name is
 * set, the connection must be encrypted (STARTTLS, RFC 3207) before the password is sent.
 */
@Singleton
@Requires(property = "nuanbao.mail.by", notEquals = SesMailOut.SES)
public final class SmtpMailOut implements MailOut {
  private final String user;
  private final String password;
  private final Session session;
  private final Letters letters;

  @Inject
  SmtpMailOut(
      Secrets secrets,
      @Value("${nuanbao.mail.smtp.host:localhost}") String host,
      @Value("${nuanbao.mail.smtp.port:25}") int port,
      @Value("${nuanbao.mail.smtp.user:}") String user,
      @Value("${nuanbao.mail.smtp.password:}") String password,
      @Value("${nuanbao.mail.from:nuanbao@localhost}") String from) {
    this(host, port, secrets.open(user), secrets.open(password), from);
  }

  SmtpMailOut(String host, int port, String user, String password, String from) {
    this.user = user;
    this.password = password;
    session = Session.getInstance(properties(host, port, !user.isEmpty()));
    letters = new Letters(session, from);
  }

  @Override
  public void send(Mail mail) {
    try {
      MimeMessage message = message(mail, Instant.now());
      if (user.isEmpty()) {
        Transport.send(message);
      } else {
        Transport.send(message, user, password);
      }
    } catch (MessagingException e) {
      // The cause's text is left out: it may name the address and what the server said about it.
      throw new IllegalStateException("mail not taken: " + e.getClass().getSimpleName());
    }
  }

  MimeMessage message(Mail mail, Instant now) throws MessagingException {
    return letters.of(mail, now);
  }

  Properties properties() {
    return session.getProperties();
  }

  /** The settings of Jakarta Mail; no wait is longer than 20 seconds. */
  private static Properties properties(String host, int port, boolean signsIn) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "20000");
    properties.setProperty("mail.smtp.writetimeout", "20000");
    properties.setProperty("mail.smtp.quitwait", "false");
    if (signsIn) {
      properties.setProperty("mail.smtp.auth", "true");
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
      properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }
    return properties;
  }
}
