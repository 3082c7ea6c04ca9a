package org.nuanbao.functions.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;

/**
 * Reads or writes many items of one table, as many requests side by side as it takes, until
 * DynamoDB has handled them all.
 */
final class Batches {
  private static final int WRITES = 25;
  private static final int READS = 100;

  private final DynamoDbEnhancedClient dynamo;
  private final Pace pace = new Pace();

  Batches(DynamoDbEnhancedClient dynamo) {
    this.dynamo = dynamo;
  }

  <T> void write(DynamoDbTable<T> table, Collection<T> items) {
    sideBySide(
        parts(items, WRITES),
        part ->
            writePart(
                table,
                part,
                (batch, item) -> batch.addPutItem(item),
                BatchWriteResult::unprocessedPutItemsForTable));
  }

  <T> void delete(DynamoDbTable<T> table, Collection<Key> keys) {
    sideBySide(
        parts(keys, WRITES),
        part ->
            writePart(
                table,
                part,
                (batch, key) -> batch.addDeleteItem(key),
                BatchWriteResult::unprocessedDeleteItemsForTable));
  }

  <T> List<T> read(DynamoDbTable<T> table, Collection<Key> keys) {
    return sideBySide(parts(keys, READS), part -> readPart(table, part));
  }

  private <T, P> List<P> writePart(
      DynamoDbTable<T> table,
      List<P> part,
      BiConsumer<WriteBatch.Builder<T>, P> add,
      BiFunction<BatchWriteResult, DynamoDbTable<T>, List<P>> unprocessed) {
    Class<T> type = table.tableSchema().itemType().rawClass();
    Attempts attempts = new Attempts("a batch for " + table.tableName());
    List<P> left = part;
    while (true) {
      WriteBatch.Builder<T> batch = WriteBatch.builder(type).mappedTableResource(table);
      left.forEach(each -> add.accept(batch, each));
      WriteBatch built = batch.build();
      int asked = left.size();
      left = unprocessed.apply(dynamo.batchWriteItem(b -> b.writeBatches(built)), table);
      if (left.isEmpty()) {
        return List.of();
      }
      pace.slower();
      if (left.size() < asked) {
        attempts = new Attempts("a batch for " + table.tableName());
      }
      attempts.again();
    }
  }

  private <T> List<T> readPart(DynamoDbTable<T> table, List<Key> part) {
    Class<T> type = table.tableSchema().itemType().rawClass();
    Attempts attempts = new Attempts("a batch from " + table.tableName());
    List<T> found = new ArrayList<>();
    List<Key> left = part;
    while (true) {
      ReadBatch.Builder<T> batch = ReadBatch.builder(type).mappedTableResource(table);
      left.forEach(key -> batch.addGetItem(b -> b.key(key).consistentRead(true)));
      ReadBatch built = batch.build();
      List<Key> unprocessed = new ArrayList<>();
      for (BatchGetResultPage page : dynamo.batchGetItem(b -> b.readBatches(built))) {
        found.addAll(page.resultsForTable(table));
        unprocessed = page.unprocessedKeysForTable(table);
      }
      left = unprocessed;
      if (left.isEmpty()) {
        return found;
      }
      attempts.again();
    }
  }

  private static <P> List<List<P>> parts(Collection<P> all, int size) {
    List<P> list = List.copyOf(all);
    List<List<P>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(list.subList(from, Math.min(from + size, list.size())));
    }
    return parts;
  }

  /**
   * Does the work for all parts. Returns the answers in the parts' order; throws the first failure.
   */
  <P, R> List<R> sideBySide(List<P> parts, Function<P, List<R>> work) {
    if (parts.size() == 1) {
      return work.apply(parts.getFirst());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<R>>> answers = new ArrayList<>();
      for (P part : parts) {
        answers.add(
            threads.submit(() -> {
              pace.begin();
              try {
                return work.apply(part);
              } finally {
                pace.end();
              }
            }));
      }
      List<R> all = new ArrayList<>();
      for (Future<List<R>> answer : answers) {
        all.addAll(answer.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between batches", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch failed", e.getCause());
    }
  }

  /**
   * How many requests run side by side: one more whenever all of them were taken whole, half as
   * many when the table left items out.
   */
  static final class Pace {
    private static final int FIRST = 8;
    private static final int MOST = 32;

    private int room = FIRST;
    private int running;
    private int taken;

    synchronized void begin() throws InterruptedException {
      while (running >= room) {
        wait();
      }
      running++;
    }

    synchronized void end() {
      running--;
      if (++taken >= room) {
        taken = 0;
        room = Math.min(MOST, room + 1);
      }
      notifyAll();
    }

    synchronized void slower() {
      taken = 0;
      room = Math.max(1, room / 2);
    }

    synchronized int room() {
      return room;
    }
  }
}
