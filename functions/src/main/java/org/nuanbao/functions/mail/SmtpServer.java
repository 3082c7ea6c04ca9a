package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.nuanbao.functions.keys.Secrets;

/**
 * Where mails are handed over. With a user's name the connection must be encrypted (STARTTLS, RFC
 * 3207) before the password is told.
 */
@Singleton
final class SmtpServer {
  private final String host;
  private final int port;
  private final String user;
  private final String password;

  @Inject
  SmtpServer(
      Secrets secrets,
      @Value("${nuanbao.mail.smtp.host:localhost}") String host,
      @Value("${nuanbao.mail.smtp.port:25}") int port,
      @Value("${nuanbao.mail.smtp.user:}") String user,
      @Value("${nuanbao.mail.smtp.password:}") String password) {
    this(host, port, secrets.open(user), secrets.open(password));
  }

  SmtpServer(String host, int port, String user, String password) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** Settings of Jakarta Mail; no wait is longer than 20 seconds. */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "20000");
    properties.setProperty("mail.smtp.writetimeout", "20000");
    properties.setProperty("mail.smtp.quitwait", "false");
    if (!user.isEmpty()) {
      properties.setProperty("mail.smtp.auth", "true");
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
      properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }
    return properties;
  }
}
