package org.nuanbao.functions.dynamo;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.check.kind.RuleKinds;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes the clients of the tables, and the tables by their names. {@code nuanbao.endpoint.dynamo}
 * replaces the region's endpoint unless it is empty.
 */
@Factory
public final class TableClients {
  @Bean(preDestroy = "close")
  @Singleton
  DynamoDbClient dynamo(@Value("${nuanbao.endpoint.dynamo:}") String endpoint) {
    var builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }

  @Singleton
  DynamoDbEnhancedClient enhanced(DynamoDbClient dynamo) {
    return DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo).build();
  }

  @Singleton
  @Named("reports")
  DynamoTable reports(
      DynamoDbEnhancedClient dynamo, @Value("${nuanbao.reports:reports}") String name) {
    return new DynamoTable(dynamo, name);
  }

  @Singleton
  @Named("register")
  DynamoTable register(
      DynamoDbEnhancedClient dynamo, @Value("${nuanbao.register:register}") String name) {
    return new DynamoTable(dynamo, name);
  }

  @Singleton
  Campaigns campaigns(@Named("reports") DynamoTable reports) {
    return new DynamoCampaigns(reports, RuleKinds.NOTICES::ofSource);
  }
}
