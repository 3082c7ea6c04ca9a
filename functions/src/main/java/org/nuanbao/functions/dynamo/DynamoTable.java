package org.nuanbao.functions.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One of the two tables. Every read is strongly consistent, except that of an index. */
public final class DynamoTable {
  private static final Pattern ATTRIBUTE = Pattern.compile("#(\\w+)");
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbEnhancedClient dynamo;
  private final String name;

  /**
   * A table that exists.
   *
   * @param name as DynamoDB knows it
   */
  public DynamoTable(DynamoDbEnhancedClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
  }

  <T> DynamoDbTable<T> of(TableSchema<T> schema) {
    return dynamo.table(name, schema);
  }

  static Key key(String pk, String sk) {
    return Key.builder().partitionValue(pk).sortValue(sk).build();
  }

  /**
   * A condition.
   *
   * @param expression attributes stand in it as {@code #name}, since state, by and at are words of
   *     DynamoDB's own; values as {@code :name}
   */
  static Expression condition(String expression, Map<String, AttributeValue> values) {
    Expression.Builder builder = Expression.builder().expression(expression);
    Matcher names = ATTRIBUTE.matcher(expression);
    while (names.find()) {
      builder.putExpressionName(names.group(), names.group(1));
    }
    values.forEach(builder::putExpressionValue);
    return builder.build();
  }

  static Expression absent() {
    return condition("attribute_not_exists(#pk)", Map.of());
  }

  static AttributeValue value(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue value(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  <T> Optional<T> get(TableSchema<T> schema, String pk, String sk) {
    return Optional.ofNullable(of(schema).getItem(b -> b.key(key(pk, sk)).consistentRead(true)));
  }

  /** All items below a partition key whose sort key begins so, in the order of the sort keys. */
  <T> List<T> all(TableSchema<T> schema, String pk, String prefix) {
    QueryConditional condition =
        prefix.isEmpty()
            ? QueryConditional.keyEqualTo(k -> k.partitionValue(pk))
            : QueryConditional.sortBeginsWith(k -> k.partitionValue(pk).sortValue(prefix));
    return of(schema)
        .query(b -> b.queryConditional(condition).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  /** What a sparse index holds under a mark, current items only, in no order. */
  <T> List<T> marked(TableSchema<T> schema, String index, String mark) {
    List<Key> keys =
        of(MarkItem.SCHEMA)
            .index(index)
            .query(QueryConditional.keyEqualTo(k -> k.partitionValue(mark)))
            .stream()
            .flatMap(page -> page.items().stream())
            .map(item -> key(item.pk(), item.sk()))
            .toList();
    return getAll(schema, keys);
  }

  /** The items that are there, in no order. */
  <T> List<T> getAll(TableSchema<T> schema, Collection<Key> keys) {
    return new Batches(dynamo).read(of(schema), keys);
  }

  /** Writes them all, unconditionally, not in one transaction; throws if not all were taken. */
  <T> void putAll(TableSchema<T> schema, Collection<T> items) {
    new Batches(dynamo).write(of(schema), items);
  }

  /** Deletes them all, unconditionally, not in one transaction; throws if not all were. */
  <T> void deleteAll(TableSchema<T> schema, Collection<Key> keys) {
    new Batches(dynamo).delete(of(schema), keys);
  }

  /** Puts an item on a condition; false if that did not hold. */
  <T> boolean put(TableSchema<T> schema, T item, @Nullable Expression condition) {
    return held(() ->
        of(schema)
            .putItem(b -> {
              b.item(item);
              b.conditionExpression(condition);
            }));
  }

  <T> void put(TableSchema<T> schema, T item) {
    put(schema, item, null);
  }

  /** Runs a request of one item; false if its condition did not hold. */
  private boolean held(Runnable request) {
    Supplier<Boolean> tried =
        () -> {
          try {
            request.run();
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        };
    return Attempts.whileInTransaction("a write to " + name, tried);
  }

  /** Sets the attributes that are not null, on a condition; false if that did not hold. */
  <T> boolean set(TableSchema<T> schema, T item, Expression condition) {
    return held(() ->
        of(schema)
            .updateItem(b ->
                b.item(item)
                    .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                    .conditionExpression(condition)));
  }

  /** A part of a transaction: demands a condition of an item that it does not write. */
  static <T> ConditionCheck<T> check(String pk, String sk, Expression condition) {
    return ConditionCheck.builder().key(key(pk, sk)).conditionExpression(condition).build();
  }

  /** A part of a transaction: puts the item if the condition holds. */
  static <T> TransactPutItemEnhancedRequest<T> putIf(Class<T> type, T item, Expression condition) {
    return TransactPutItemEnhancedRequest.builder(type)
        .item(item)
        .conditionExpression(condition)
        .build();
  }

  /** A part of a transaction: sets the attributes that are not null if the condition holds. */
  static <T> TransactUpdateItemEnhancedRequest<T> setIf(
      Class<T> type, T item, Expression condition) {
    return TransactUpdateItemEnhancedRequest.builder(type)
        .item(item)
        .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
        .conditionExpression(condition)
        .build();
  }

  /** Deletes an item on a condition; false if that did not hold. */
  <T> boolean delete(TableSchema<T> schema, Key key, Expression condition) {
    return held(() -> of(schema).deleteItem(b -> b.key(key).conditionExpression(condition)));
  }

  /**
   * One transaction; false if a condition did not hold, and then nothing was written. Conflicts
   * with other transactions are waited for.
   */
  boolean commit(Consumer<TransactWriteItemsEnhancedRequest.Builder> actions) {
    Attempts attempts = new Attempts("a transaction on " + name);
    while (true) {
      try {
        dynamo.transactWriteItems(actions);
        return true;
      } catch (TransactionCanceledException e) {
        List<String> codes =
            e.cancellationReasons().stream().map(CancellationReason::code).toList();
        if (codes.contains(CONDITION_FAILED)) {
          return false;
        }
        if (codes.contains("ValidationError")
            || codes.contains("ItemCollectionSizeLimitExceeded")) {
          throw e;
        }
        attempts.again(e);
      }
    }
  }
}
