package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Keeps what is put, in memory; each condition holds. */
final class RecordedTables implements DynamoDbClient {
  private static final Pattern SET = Pattern.compile("(#\\w+) = (:\\w+)");

  /** Stores write side by side, so these maps bear that. */
  private final Map<String, SortedMap<String, Map<String, AttributeValue>>> tables =
      new ConcurrentSkipListMap<>();

  /** By table, then by both keys. */
  Map<String, SortedMap<String, Map<String, AttributeValue>>> items() {
    return tables;
  }

  void put(String table, Map<String, AttributeValue> item) {
    table(table).put(key(item), item);
  }

  private SortedMap<String, Map<String, AttributeValue>> table(String name) {
    return tables.computeIfAbsent(name, _ -> new ConcurrentSkipListMap<>());
  }

  private static String key(Map<String, AttributeValue> item) {
    return requireNonNull(item.get("pk")).s() + " " + requireNonNull(item.get("sk")).s();
  }

  private @Nullable Map<String, AttributeValue> find(
      String table, Map<String, AttributeValue> key) {
    return table(table).get(key(key));
  }

  @Override
  public GetItemResponse getItem(GetItemRequest asked) {
    return GetItemResponse.builder().item(find(asked.tableName(), asked.key())).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest asked) {
    put(asked.tableName(), asked.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest asked) {
    update(
        Update.builder()
            .tableName(asked.tableName())
            .key(asked.key())
            .updateExpression(asked.updateExpression())
            .expressionAttributeNames(asked.expressionAttributeNames())
            .expressionAttributeValues(asked.expressionAttributeValues())
            .build());
    return UpdateItemResponse.builder().build();
  }

  private void update(Update asked) {
    Map<String, AttributeValue> item = new HashMap<>(asked.key());
    Map<String, AttributeValue> before = find(asked.tableName(), asked.key());
    if (before != null) {
      item.putAll(before);
    }
    Matcher set = SET.matcher(asked.updateExpression());
    while (set.find()) {
      item.put(
          requireNonNull(asked.expressionAttributeNames().get(set.group(1))),
          requireNonNull(asked.expressionAttributeValues().get(set.group(2))));
    }
    put(asked.tableName(), item);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest asked) {
    for (TransactWriteItem part : asked.transactItems()) {
      if (part.put() != null) {
        put(part.put().tableName(), part.put().item());
      }
      if (part.update() != null) {
        update(part.update());
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest asked) {
    asked
        .requestItems()
        .forEach((table, writes) ->
            writes.forEach(one -> {
              if (one.putRequest() == null) {
                table(table).remove(key(one.deleteRequest().key()));
              } else {
                put(table, one.putRequest().item());
              }
            }));
    return BatchWriteItemResponse.builder().build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest asked) {
    Map<String, List<Map<String, AttributeValue>>> found =
        asked.requestItems().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    table ->
                        table.getValue().keys().stream()
                            .map(key -> table(table.getKey()).get(key(key)))
                            .filter(item -> item != null)
                            .toList()));
    return BatchGetItemResponse.builder().responses(found).build();
  }

  /** Each attribute that the query names is the value it names, or begins so. */
  @Override
  public QueryResponse query(QueryRequest asked) {
    Map<String, AttributeValue> wanted = new HashMap<>();
    asked
        .expressionAttributeNames()
        .forEach((name, attribute) ->
            asked
                .expressionAttributeValues()
                .forEach((key, value) -> {
                  if (key.startsWith(name.replace('#', ':'))) {
                    wanted.put(attribute, value);
                  }
                }));
    return QueryResponse.builder()
        .items(
            table(asked.tableName()).values().stream()
                .filter(item -> matches(item, wanted))
                .toList())
        .build();
  }

  private static boolean matches(
      Map<String, AttributeValue> item, Map<String, AttributeValue> wanted) {
    return wanted.entrySet().stream()
        .allMatch(one -> {
          AttributeValue value = item.get(one.getKey());
          return value != null
              && (one.getKey().equals("sk")
                  ? value.s().startsWith(one.getValue().s())
                  : value.equals(one.getValue()));
        });
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
