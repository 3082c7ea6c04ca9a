package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.nuanbao.contract.ReachContract;
import org.nuanbao.contract.ReasonsContract;
import org.nuanbao.contract.UnitLettersContract;
import org.nuanbao.functions.dynamo.DynamoMailbox;
import org.nuanbao.functions.dynamo.DynamoReasons;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.DynamoUnitLetters;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.UnitLetters;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Letters to units, whom they reach, and what senders say of warnings, over DynamoDB Local. */
class DynamoLettersIT {
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

  @Nested
  class OfUnitLetters extends UnitLettersContract {
    @Override
    protected UnitLetters letters() {
      return new DynamoUnitLetters(reports);
    }
  }

  @Nested
  class OfReasons extends ReasonsContract {
    @Override
    protected KeptReasons reasons() {
      return new DynamoReasons(reports);
    }
  }

  @Nested
  class OfReach extends ReachContract {
    @Override
    protected Reach reach() {
      return new DynamoMailbox(reports);
    }
  }
}
