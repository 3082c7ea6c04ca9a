package org.nuanbao.functions.queue;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The client of the queues. {@code nuanbao.endpoint.sqs} replaces the region's endpoint where it is
 * not empty.
 */
@Factory
public final class QueueClients {
  @Bean(preDestroy = "close")
  @Singleton
  SqsClient sqs(@Value("${nuanbao.endpoint.sqs:}") String endpoint) {
    var builder = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }
}
