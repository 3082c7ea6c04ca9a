package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batches keep to the pace of a table that leaves items out. */
class BatchesTest {
  private static final int ITEMS = 1_000;

  private record Row(String pk, String sk) {}

  /** Takes at most so many items of each request; the others it leaves out. */
  private record Slow(int most, Set<String> taken) implements DynamoDbClient {
    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest asked) {
      Map<String, List<WriteRequest>> left = new HashMap<>();
      asked
          .requestItems()
          .forEach((table, writes) -> {
            List<WriteRequest> taking = writes.subList(0, Math.min(most, writes.size()));
            taking.forEach(one -> taken.add(String.valueOf(one.putRequest().item().get("pk"))));
            List<WriteRequest> others = writes.subList(taking.size(), writes.size());
            if (!others.isEmpty()) {
              left.put(table, new ArrayList<>(others));
            }
          });
      return BatchWriteItemResponse.builder().unprocessedItems(left).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static DynamoTable table(Slow slow) {
    return new DynamoTable(
        DynamoDbEnhancedClient.builder().dynamoDbClient(slow).build(), "register");
  }

  private static List<Row> rows() {
    return IntStream.range(0, ITEMS).mapToObj(i -> new Row("p" + i, "s")).toList();
  }

  @Test
  void whatIsLeftOutIsWrittenAgainUntilAllIsThere() {
    Slow slow = new Slow(24, ConcurrentHashMap.newKeySet());

    table(slow).putAll(Row.class, rows());

    assertThat(slow.taken()).hasSize(ITEMS);
  }

  @Test
  void aBatchThatIsBroughtFurtherEachTimeIsNotGivenUp() {
    Slow slow = new Slow(1, ConcurrentHashMap.newKeySet());

    table(slow).putAll(Row.class, rows().subList(0, 25));

    assertThat(slow.taken()).hasSize(25);
  }

  @Test
  void aTableThatTakesNothingIsGivenUp() {
    Slow slow = new Slow(0, ConcurrentHashMap.newKeySet());

    assertThatThrownBy(() -> table(slow).putAll(Row.class, rows().subList(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("12 attempts");
  }

  @Test
  void thereIsRoomForOneMoreWhenAllWasTakenAndForHalfWhenNot() throws InterruptedException {
    Batches.Pace pace = new Batches.Pace();
    int room = pace.room();
    for (int i = 0; i < room; i++) {
      pace.begin();
      pace.end();
    }
    assertThat(pace.room()).isEqualTo(room + 1);
    pace.slower();
    assertThat(pace.room()).isEqualTo((room + 1) / 2);
    for (int i = 0; i < 10; i++) {
      pace.slower();
    }
    assertThat(pace.room()).isEqualTo(1);
  }
}
