package org.nuanbao.functions.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One of the two tables. Every read is strongly consistent, except the read of an index. */
public final class DynamoTable {
  private static final Pattern ATTRIBUTE = Pattern.compile("#(\\w+)");
  private static final Pattern VALUE = Pattern.compile(":\\w+");
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbEnhancedClient dynamo;
  private final String name;
  private final Batches batches;

  /**
   * Uses an existing table.
   *
   * @param name the table's name in DynamoDB
   */
  public DynamoTable(DynamoDbEnhancedClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
    this.batches = new Batches(dynamo);
  }

  private <T> DynamoDbTable<T> of(Class<T> type) {
    return dynamo.table(name, RecordSchema.of(type));
  }

  @SuppressWarnings("unchecked") // An item is a record, and those are final.
  private static <T> Class<T> type(T item) {
    return (Class<T>) item.getClass();
  }

  static Key key(String pk, String sk) {
    return Key.builder().partitionValue(pk).sortValue(sk).build();
  }

  /**
   * Builds a condition.
   *
   * @param expression names attributes as {@code #name}, since state, by and at are reserved words
   *     of DynamoDB, and values as {@code :name}
   * @param values the values, in the order in which their names first appear
   */
  public static Expression condition(String expression, Object... values) {
    Expression.Builder builder = Expression.builder().expression(expression);
    ATTRIBUTE
        .matcher(expression)
        .results()
        .forEach(name -> builder.putExpressionName(name.group(), name.group(1)));
    List<String> names =
        VALUE.matcher(expression).results().map(MatchResult::group).distinct().toList();
    for (int i = 0; i < values.length; i++) {
      builder.putExpressionValue(names.get(i), StoredType.stored(values[i]));
    }
    return builder.build();
  }

  public static Expression absent() {
    return condition("attribute_not_exists(#pk)");
  }

  <T> Optional<T> get(Class<T> type, String pk, String sk) {
    return Optional.ofNullable(of(type).getItem(b -> b.key(key(pk, sk)).consistentRead(true)));
  }

  /** All items of a partition key whose sort key begins with the prefix, in sort key order. */
  public <T> List<T> all(Class<T> type, String pk, String prefix) {
    QueryConditional condition =
        prefix.isEmpty()
            ? QueryConditional.keyEqualTo(k -> k.partitionValue(pk))
            : QueryConditional.sortBeginsWith(k -> k.partitionValue(pk).sortValue(prefix));
    return of(type).query(b -> b.queryConditional(condition).consistentRead(true)).items().stream()
        .toList();
  }

  /** The first items of a partition key in sort key order, at most so many. */
  <T> List<T> first(Class<T> type, String pk, int most) {
    return of(type)
        .query(b ->
            b.queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue(pk)))
                .limit(most)
                .consistentRead(true))
        .items()
        .stream()
        .limit(most)
        .toList();
  }

  /** The items that a sparse index holds under a mark, as they are now, in no order. */
  <T> List<T> marked(Class<T> type, String index, String mark) {
    List<Key> keys =
        of(MarkItem.class)
            .index(index)
            .query(QueryConditional.keyEqualTo(k -> k.partitionValue(mark)))
            .stream()
            .flatMap(page -> page.items().stream())
            .map(item -> key(item.pk(), item.sk()))
            .toList();
    return getAll(type, keys);
  }

  /** Those of the items that exist, in no order. */
  <T> List<T> getAll(Class<T> type, Collection<Key> keys) {
    return batches.read(of(type), keys);
  }

  /** Writes all items, unconditionally, not in one transaction; throws if not all were taken. */
  <T> void putAll(Class<T> type, Collection<T> items) {
    batches.write(of(type), items);
  }

  /** Deletes all items, unconditionally, not in one transaction; throws if not all were deleted. */
  void deleteAll(Collection<Key> keys) {
    batches.delete(of(MarkItem.class), keys);
  }

  /** Does the work for all parts, as many side by side as the table takes. */
  <P, R> List<R> sideBySide(List<P> parts, Function<P, List<R>> work) {
    return batches.sideBySide(parts, work);
  }

  /** Puts an item if a condition holds; returns false if it does not. */
  public <T> boolean put(T item, @Nullable Expression condition) {
    return held(() ->
        of(type(item))
            .putItem(b -> {
              b.item(item);
              b.conditionExpression(condition);
            }));
  }

  <T> void put(T item) {
    put(item, null);
  }

  /** Runs a request for one item; returns false if its condition does not hold. */
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

  /** Sets the attributes that are not null if a condition holds; returns false if it does not. */
  <T> boolean set(T item, Expression condition) {
    return held(() ->
        of(type(item))
            .updateItem(b ->
                b.item(item)
                    .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                    .conditionExpression(condition)));
  }

  /** Deletes an item if a condition holds; returns false if it does not. */
  boolean delete(Key key, Expression condition) {
    return held(
        () -> of(MarkItem.class).deleteItem(b -> b.key(key).conditionExpression(condition)));
  }

  /** Actions that are done together or not at all, each with its own condition. */
  final class Transaction {
    private final TransactWriteItemsEnhancedRequest.Builder parts =
        TransactWriteItemsEnhancedRequest.builder();

    private Transaction() {}

    <T> Transaction put(T item) {
      parts.<T>addPutItem(of(type(item)), item);
      return this;
    }

    /** Puts the item if the condition holds. */
    <T> Transaction putIf(T item, Expression condition) {
      parts.<T>addPutItem(
          of(type(item)),
          TransactPutItemEnhancedRequest.builder(type(item))
              .item(item)
              .conditionExpression(condition)
              .build());
      return this;
    }

    /** Sets the attributes that are not null if the condition holds. */
    <T> Transaction setIf(T item, Expression condition) {
      parts.<T>addUpdateItem(
          of(type(item)),
          TransactUpdateItemEnhancedRequest.builder(type(item))
              .item(item)
              .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
              .conditionExpression(condition)
              .build());
      return this;
    }

    /** Requires that a condition holds for an item that is not written. */
    Transaction check(String pk, String sk, Expression condition) {
      parts.addConditionCheck(
          of(MarkItem.class),
          ConditionCheck.builder().key(key(pk, sk)).conditionExpression(condition).build());
      return this;
    }
  }

  /**
   * Commits one transaction. Returns false if a condition does not hold; then nothing was written.
   * Waits when it conflicts with other transactions.
   */
  boolean commit(Consumer<Transaction> actions) {
    Transaction transaction = new Transaction();
    actions.accept(transaction);
    TransactWriteItemsEnhancedRequest request = transaction.parts.build();
    Attempts attempts = new Attempts("a transaction on " + name);
    while (true) {
      try {
        dynamo.transactWriteItems(request);
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
