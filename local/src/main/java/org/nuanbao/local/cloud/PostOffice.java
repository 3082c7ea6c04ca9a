package org.nuanbao.local.cloud;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.nuanbao.value.Bytes;

/**
 * GreenMail with SMTP and IMAP. It forgets its mails when it stops. So each mail is stored as an
 * .eml file before it is acknowledged, and put back into its mailbox at the next start. A mailbox
 * is made for its first mail; its password is its address.
 */
public final class PostOffice implements AutoCloseable {
  static final String SMTP = "smtp";
  static final String IMAP = "imap";

  /** The address that units write to and receipts come from. */
  public static final String OURS = "nuanbao@nuanbao.test";

  /** The server name under which it says what it found out about a sender. */
  static final String NAME = "mx.nuanbao.test";

  private final GreenMail server;
  private final Path mails;

  PostOffice(StateFolder state, int smtp, int imap) throws IOException {
    mails = state.mails();
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    load();
    try {
      mailbox(OURS);
    } catch (UserException e) {
      throw new IOException("no mailbox", e);
    }
    server.getUserManager().setMessageDeliveryHandler(this::keep);
  }

  /**
   * Hands a mail over by SMTP, unchanged.
   *
   * @param by the envelope sender, who need not be the one in the mail
   */
  public static void bring(Endpoints endpoints, String by, Bytes mail) throws IOException {
    Properties server = new Properties();
    server.setProperty("mail.smtp.host", "127.0.0.1");
    server.setProperty("mail.smtp.port", Integer.toString(endpoints.port(SMTP)));
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

  private GreenMailUser keep(MovingMessage mail, MailAddress to)
      throws MessagingException, UserException {
    String address = folder(to.getEmail());
    if (address.equals(OURS)) {
      mail.setMimeMessage(judged(mail));
    }
    try {
      Path folder = Files.createDirectories(mails.resolve(address));
      Path file = folder.resolve(System.currentTimeMillis() + "-" + UUID.randomUUID() + ".eml");
      try (OutputStream out = Files.newOutputStream(file)) {
        mail.getMessage().writeTo(out);
      }
    } catch (IOException e) {
      throw new MessagingException("not kept", e);
    }
    return mailbox(address);
  }

  /**
   * The mail with the headers that a receiving server adds on top. They vouch for the domain of the
   * envelope sender (RFC 8601).
   */
  private static MimeMessage judged(MovingMessage mail) throws MessagingException {
    MailAddress by = mail.getReturnPath();
    String sender = by == null ? "" : by.getEmail().replaceAll("[^A-Za-z0-9@._+-]", "_");
    String domain = sender.substring(sender.indexOf('@') + 1);
    String verdict =
        domain.isEmpty() ? "spf=none" : "spf=pass smtp.mailfrom=" + domain.toLowerCase(Locale.ROOT);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        "Return-Path: <%s>\r\nAuthentication-Results: %s; %s\r\n"
            .formatted(sender, NAME, verdict)
            .getBytes(StandardCharsets.US_ASCII));
    try {
      mail.getMessage().writeTo(all);
    } catch (IOException e) {
      throw new MessagingException("not written", e);
    }
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(all.toByteArray()));
  }

  private void load() throws IOException {
    Session session = Session.getInstance(new Properties());
    try (Stream<Path> folders = Files.list(mails)) {
      for (Path folder : folders.sorted().toList()) {
        for (Path file : emls(folder)) {
          try (InputStream in = Files.newInputStream(file)) {
            mailbox(folder.getFileName().toString()).deliver(new MimeMessage(session, in));
          } catch (MessagingException | UserException e) {
            throw new IOException("cannot load " + file, e);
          }
        }
      }
    }
  }

  private static List<Path> emls(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private synchronized GreenMailUser mailbox(String address) throws UserException {
    GreenMailUser known = server.getUserManager().getUserByEmail(address);
    return known != null ? known : server.getUserManager().createUser(address, address, address);
  }

  /** The name of an address's folder. Nothing in it can lead to a place outside. */
  private static String folder(String address) {
    return address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@._+-]", "_").replace("..", "__");
  }

  @Override
  public void close() {
    server.stop();
  }
}
