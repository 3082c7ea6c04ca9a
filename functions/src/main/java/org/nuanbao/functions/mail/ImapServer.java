package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.nuanbao.functions.keys.Secrets;

/** The mailbox that units write to, where no service tells of its mails. TLS unless on loopback. */
@Singleton
final class ImapServer {
  private final Secrets secrets;
  private final String host;
  private final int port;
  private final String user;
  private final String password;

  ImapServer(
      Secrets secrets,
      @Value("${nuanbao.mail.imap.host:localhost}") String host,
      @Value("${nuanbao.mail.imap.port:993}") int port,
      @Value("${nuanbao.mail.imap.user:}") String user,
      @Value("${nuanbao.mail.imap.password:}") String password) {
    this.secrets = secrets;
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String user() {
    return secrets.open(user);
  }

  String password() {
    return secrets.open(password);
  }

  private boolean isHere() {
    return host.equals("127.0.0.1") || host.equals("localhost");
  }

  String protocol() {
    return isHere() ? "imap" : "imaps";
  }

  /** Settings of Jakarta Mail; no wait is longer than 20 seconds. */
  Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol() + ".";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", "20000");
    properties.setProperty(prefix + "writetimeout", "20000");
    // Fetched without a word to the server: a mail counts as seen once it lies in the bucket.
    properties.setProperty(prefix + "peek", "true");
    properties.setProperty(prefix + "fetchsize", "1048576");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    return properties;
  }
}
