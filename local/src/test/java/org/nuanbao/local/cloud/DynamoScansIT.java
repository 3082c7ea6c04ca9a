package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nuanbao.contract.ScansContract;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.functions.dynamo.scan.DynamoScans;
import org.nuanbao.scan.Scans;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Scans over DynamoDB Local. */
class DynamoScansIT extends ScansContract {
  private static final String REPORTS = "reports";
  private static final OneGuardLess GUARDS = new OneGuardLess();

  private static TablesInMemory server;
  private static DynamoDbClient client;
  private static DynamoTable reports;

  @BeforeAll
  static void start() throws IOException {
    server = new TablesInMemory();
    client =
        DynamoDbClient.builder()
            .endpointOverride(server.url())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(override -> override.addExecutionInterceptor(GUARDS))
            .build();
    client.createTable(Tables.reports(REPORTS));
    reports =
        new DynamoTable(DynamoDbEnhancedClient.builder().dynamoDbClient(client).build(), REPORTS);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    assertThat(DynamoRivalsIT.written())
        .as("conditions that the list of promises names")
        .containsAll(
            GUARDS.seen().stream()
                .filter(sent -> sent.contains(" if "))
                .collect(Collectors.toSet()));
  }

  @Override
  protected Scans scans() {
    return new DynamoScans(reports);
  }
}
