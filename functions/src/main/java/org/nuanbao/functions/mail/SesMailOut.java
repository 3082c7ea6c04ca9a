package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Properties;
import org.nuanbao.submission.MailOut;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends mails by SES v2 if {@code nuanbao.mail.by} is {@code ses}; aws-cn has no SES. The whole
 * message is ours, except that SES sets its own Message-ID, so a repeated receipt is recognised by
 * its number.
 */
@Singleton
@Requires(property = "nuanbao.mail.by", value = SesMailOut.SES)
public final class SesMailOut implements MailOut {
  static final String SES = "ses";

  private final SesV2Client ses;
  private final Letters letters;
  private final String from;

  SesMailOut(SesV2Client ses, @Value("${nuanbao.mail.from}") String from) {
    this.ses = ses;
    this.from = from;
    letters = new Letters(Session.getInstance(new Properties()), from);
  }

  @Override
  public void send(Mail mail) {
    try {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      letters.of(mail, Instant.now()).writeTo(message);
      SdkBytes bytes = SdkBytes.fromByteArray(message.toByteArray());
      ses.sendEmail(send ->
          send.fromEmailAddress(from)
              .destination(to -> to.toAddresses(mail.to()))
              .content(content -> content.raw(raw -> raw.data(bytes))));
    } catch (MessagingException | IOException | SdkException e) {
      // The cause's text is left out: it may name the address.
      throw new IllegalStateException("mail not taken: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Makes the client of SES, if mails are sent by it. {@code nuanbao.endpoint.ses} replaces the
   * region's endpoint unless it is empty.
   */
  @Factory
  static final class Client {
    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = "nuanbao.mail.by", value = SES)
    SesV2Client ses(@Value("${nuanbao.endpoint.ses:}") String endpoint) {
      var builder = SesV2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
      if (!endpoint.isEmpty()) {
        builder.endpointOverride(URI.create(endpoint));
      }
      return builder.build();
    }
  }
}
