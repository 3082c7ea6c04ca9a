package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nuanbao.functions.keys.Secrets;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails;
import org.nuanbao.value.Sha256;

/**
 * Fetches unseen mails by IMAP (RFC 9051) into the bucket of mails, where the region's mail service
 * would otherwise put them. A mail's id is its hash, so a mail that is fetched twice is stored
 * once. It stays in the mailbox and is marked as seen once it is in the bucket.
 */
@Singleton
public final class ImapMailIn {
  /** How many mails are fetched at a time; the next time continues. */
  private static final int AT_ONCE = 50;

  private final Secrets secrets;
  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final Mails mails;

  ImapMailIn(
      Secrets secrets,
      @Value("${nuanbao.mail.imap.host:localhost}") String host,
      @Value("${nuanbao.mail.imap.port:993}") int port,
      @Value("${nuanbao.mail.imap.user:}") String user,
      @Value("${nuanbao.mail.imap.password:}") String password,
      Mails mails) {
    this.secrets = secrets;
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.mails = mails;
  }

  /** Fetches new mails and returns how many were fetched. */
  public int fetch() {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(protocol())) {
      store.connect(host, port, secrets.open(user), secrets.open(password));
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        Message[] unseen = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int fetched = Math.min(unseen.length, AT_ONCE);
        for (int i = 0; i < fetched; i++) {
          byte[] mail = bytes(unseen[i]);
          mails.arrived(new MailId(Sha256.hex(mail)), mail);
          unseen[i].setFlag(Flags.Flag.SEEN, true);
        }
        return fetched;
      }
    } catch (MessagingException e) {
      // The cause's text is left out: it may name the user and what the server said.
      throw new IllegalStateException("mailbox not read: " + e.getClass().getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The protocol: with TLS, unless the host is this machine. */
  private String protocol() {
    return host.equals("127.0.0.1") || host.equals("localhost") ? "imap" : "imaps";
  }

  /** The settings of Jakarta Mail; no wait is longer than 20 seconds. */
  private Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol() + ".";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", "20000");
    properties.setProperty(prefix + "writetimeout", "20000");
    // Fetching does not mark a mail as seen on the server; that is done once it is in the bucket.
    properties.setProperty(prefix + "peek", "true");
    properties.setProperty(prefix + "fetchsize", "1048576");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    return properties;
  }

  /** A mail's bytes, at most one more than allowed, which shows that it is too large. */
  private static byte[] bytes(Message message) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      message.writeTo(new Capped(bytes));
    } catch (Capped.Full e) {
      // The extra byte shows that it was too large.
    }
    return bytes.toByteArray();
  }

  private static final class Capped extends OutputStream {
    private static final class Full extends IOException {
      private static final long serialVersionUID = 1;
    }

    private final ByteArrayOutputStream into;

    Capped(ByteArrayOutputStream into) {
      this.into = into;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int room = Mails.MOST_BYTES + 1 - into.size();
      into.write(bytes, from, Math.min(length, room));
      if (length > room) {
        throw new Full();
      }
    }
  }
}
