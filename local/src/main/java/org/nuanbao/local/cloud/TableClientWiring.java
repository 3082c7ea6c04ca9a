package org.nuanbao.local.cloud;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import org.nuanbao.functions.dynamo.TableClients;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables' client with what only the embedded server needs. */
@Factory
final class TableClientWiring {
  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = "nuanbao.state")
  @Replaces(bean = DynamoDbClient.class, factory = TableClients.class)
  DynamoDbClient dynamo(
      @Value("${nuanbao.endpoint.dynamo}") String endpoint,
      @Value("${nuanbao.state}") String state) {
    StateFolder folder = new StateFolder(Path.of(state));
    return client(endpoint, new TransactionSettler(plain(endpoint)), new FailPoint(folder));
  }

  /** A client without the local additions. */
  static DynamoDbClient plain(String endpoint) {
    return client(endpoint);
  }

  private static DynamoDbClient client(
      String endpoint,
      software.amazon.awssdk.core.interceptor.ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(endpoint))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> {
          for (var interceptor : interceptors) {
            configuration.addExecutionInterceptor(interceptor);
          }
        })
        .build();
  }
}
