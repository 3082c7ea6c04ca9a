package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The client of SES, where mails go by it. */
@Factory
final class MailClients {
  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = "nuanbao.mail.by", value = SesMailOut.SES)
  SesV2Client ses() {
    return SesV2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }
}
