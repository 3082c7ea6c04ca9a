package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.nuanbao.functions.dynamo.DynamoTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Tables of DynamoDB Local in memory, all of whose requests {@link OneGuardLess} sees. */
final class GuardedTables implements AutoCloseable {
  private final OneGuardLess guards;
  private final TablesInMemory server;
  private final DynamoDbClient client;

  GuardedTables(OneGuardLess guards) throws IOException {
    this.guards = guards;
    server = new TablesInMemory();
    client =
        DynamoDbClient.builder()
            .endpointOverride(server.url())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(override -> override.addExecutionInterceptor(guards))
            .build();
  }

  /** Makes a table. */
  DynamoTable made(CreateTableRequest table) {
    client.createTable(table);
    return new DynamoTable(
        DynamoDbEnhancedClient.builder().dynamoDbClient(client).build(), table.tableName());
  }

  DynamoDbClient client() {
    return client;
  }

  /** Demands that the list of promises names each condition that was sent. */
  void demandNamed() {
    assertThat(DynamoRivalsIT.written())
        .as("conditions that the list of promises names")
        .containsAll(
            guards.seen().stream()
                .filter(sent -> sent.contains(" if "))
                .collect(Collectors.toSet()));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
