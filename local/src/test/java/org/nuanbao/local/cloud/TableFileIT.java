package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.functions.dynamo.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What was acknowledged is in the files by then. A copy of them is what a kill at that moment
 * leaves.
 */
class TableFileIT {
  private static final int WRITES = 50;

  @TempDir Path folder;

  @Test
  void whateverWasAcknowledgedIsThereAfterAKill() throws IOException {
    StateFolder before = StateFolder.at(folder.resolve("before"));
    EmbeddedCloud.identify(before);
    Endpoints ports = Endpoints.of(before);
    try (TableServer _ = new TableServer(before, ports.choose(TableServer.NAME));
        DynamoDbClient client = TableClientWiring.client(ports.url(TableServer.NAME).toString())) {
      client.createTable(Tables.register("register"));
      for (int i = 0; i < WRITES; i++) {
        put(client, i);
        transact(client, i);
        killed(before, i);
      }
    }
    for (int i = 0; i < WRITES; i += WRITES / 10) {
      StateFolder after = StateFolder.at(folder.resolve("killed-" + i));
      Endpoints there = Endpoints.of(after);
      try (TableServer _ = new TableServer(after, there.choose(TableServer.NAME));
          DynamoDbClient client =
              TableClientWiring.client(there.url(TableServer.NAME).toString())) {
        assertThat(client.scan(scan -> scan.tableName("register")).count())
            .as("after %d writes of each kind", i + 1)
            .isEqualTo(2 * (i + 1));
      }
    }
  }

  private static void put(DynamoDbClient client, int number) {
    client.putItem(put -> put.tableName("register").item(item("PUT", number)));
  }

  private static void transact(DynamoDbClient client, int number) {
    TransactWriteItem one =
        TransactWriteItem.builder()
            .put(put ->
                put.tableName("register")
                    .item(item("TRANSACTION", number))
                    .conditionExpression("attribute_not_exists(pk)"))
            .build();
    client.transactWriteItems(transaction -> transaction.transactItems(List.of(one)));
  }

  private static Map<String, AttributeValue> item(String kind, int number) {
    return Map.of(
        "pk", AttributeValue.fromS(kind), "sk", AttributeValue.fromS(Integer.toString(number)));
  }

  private void killed(StateFolder state, int number) throws IOException {
    Path copy = StateFolder.at(folder.resolve("killed-" + number)).tables();
    try (Stream<Path> files = Files.list(state.tables())) {
      for (Path file : files.filter(each -> !each.toString().endsWith("-shm")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }
}
