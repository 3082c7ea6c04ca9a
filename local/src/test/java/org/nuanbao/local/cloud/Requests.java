package org.nuanbao.local.cloud;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts what this JVM's SDK clients ask of the services, and the read and write units that the
 * tables say it took. The SDK finds this class through a resource file.
 */
public final class Requests implements ExecutionInterceptor {
  private static volatile @Nullable Count counting;

  /** What was asked: how often, by operation and table or bucket, and the units of the tables. */
  public static final class Count {
    private final Map<String, Integer> calls = new TreeMap<>();
    private double read;
    private double write;

    private synchronized void add(String call, double read, double write) {
      calls.merge(call, 1, Integer::sum);
      this.read += read;
      this.write += write;
    }

    public synchronized Map<String, Integer> calls() {
      return new TreeMap<>(calls);
    }

    /** The number of calls of all operations whose names begin like this. */
    public int of(String... beginnings) {
      return calls().entrySet().stream()
          .filter(call -> List.of(beginnings).stream().anyMatch(call.getKey()::startsWith))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    public synchronized double readUnits() {
      return read;
    }

    public synchronized double writeUnits() {
      return write;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f read units, %.1f write units, %s", readUnits(), writeUnits(), calls());
    }
  }

  /** Counts what is asked during the work. */
  public static Count of(Runnable work) {
    Count count = new Count();
    counting = count;
    try {
      work.run();
    } finally {
      counting = null;
    }
    return count;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (counting == null) {
      return context.request();
    }
    ReturnConsumedCapacity told = ReturnConsumedCapacity.TOTAL;
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(told).build();
      case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(told).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(told).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(told).build();
      case UpdateItemRequest set -> set.toBuilder().returnConsumedCapacity(told).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(told).build();
      case BatchWriteItemRequest put -> put.toBuilder().returnConsumedCapacity(told).build();
      case TransactWriteItemsRequest all -> all.toBuilder().returnConsumedCapacity(told).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    count(context.request(), units(context));
  }

  /** A failed condition costs as much as a write: one unit for each item. */
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    int units =
        switch (context.request()) {
          case TransactWriteItemsRequest all -> all.transactItems().size();
          case DynamoDbRequest _ -> 1;
          default -> 0;
        };
    count(context.request(), units);
  }

  private static void count(SdkRequest request, double units) {
    Count count = counting;
    if (count == null) {
      return;
    }
    boolean reads =
        request instanceof GetItemRequest
            || request instanceof BatchGetItemRequest
            || request instanceof QueryRequest;
    count.add(StoreCalls.name(request), reads ? units : 0, reads ? 0 : units);
  }

  private static double units(Context.AfterExecution context) {
    Object told =
        context.response().getValueForField("ConsumedCapacity", Object.class).orElse(null);
    return switch (told) {
      case ConsumedCapacity one -> one.capacityUnits();
      case Collection<?> several ->
          several.stream()
              .map(ConsumedCapacity.class::cast)
              .mapToDouble(ConsumedCapacity::capacityUnits)
              .sum();
      case null, default -> 0;
    };
  }
}
