package org.nuanbao.local.cloud;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.nuanbao.value.Bytes;

/** Hands a mail to the post office, unchanged. */
public final class Postman {
  /** Where units write to. */
  public static final String OURS = PostOffice.OURS;

  private Postman() {}

  /**
   * By SMTP.
   *
   * @param by the sender given at the door, which need not be the one in the mail
   */
  public static void bring(Endpoints endpoints, String by, Bytes mail) throws IOException {
    Properties server = new Properties();
    server.setProperty("mail.smtp.host", "127.0.0.1");
    server.setProperty("mail.smtp.port", Integer.toString(endpoints.port(PostOffice.SMTP)));
    server.setProperty("mail.smtp.from", by);
    Session session = Session.getInstance(server);
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.array()));
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }
}
