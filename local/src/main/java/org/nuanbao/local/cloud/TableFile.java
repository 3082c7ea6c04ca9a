package org.nuanbao.local.cloud;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local's SQLite file with a write-ahead log. As DynamoDB Local opens it, each commit
 * waits for the disk three times, and a transaction is acknowledged before it is committed. Here a
 * commit is appended to the log before it is acknowledged, without waiting for the disk: whatever
 * was acknowledged is there after the process was killed. A power cut may take the last commits,
 * but leaves the file whole.
 */
final class TableFile extends SQLiteDBAccess {
  /** As {@code LocalDynamoDBRequestHandler} calls the one database of all keys and regions. */
  private static final String SHARED = "shared-local-instance";

  private static final int THREADS = 10;
  private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Known(TableInfo info, long since) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private TableFile(@Nullable File file) {
    super(file);
    run(connection -> connection.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"));
  }

  /** What answers requests from the file in a folder. */
  static LocalDynamoDBRequestHandler requestsOn(Path folder) {
    Path file = folder.resolve(SHARED + LocalDynamoDBRequestHandler.DB_FILE_EXTENSION);
    return requests(new TableFile(file.toFile()));
  }

  /** The same over a database in memory, which ends with the process. */
  static LocalDynamoDBRequestHandler requestsInMemory() {
    return requests(new TableFile(null));
  }

  private static LocalDynamoDBRequestHandler requests(TableFile file) {
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(0, true, null, true, false);
    JobsRegister jobs = new JobsRegister(Executors.newFixedThreadPool(THREADS), false);
    opened(requests).put(SHARED, new LocalDBClient(file, jobs));
    return requests;
  }

  /** The databases that are open already; there is no other way to have it take one of ours. */
  @SuppressWarnings("unchecked")
  private static Map<String, AmazonDynamoDBLocal> opened(LocalDynamoDBRequestHandler requests) {
    try {
      Field field = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
      field.setAccessible(true);
      return (Map<String, AmazonDynamoDBLocal>) field.get(requests);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another DynamoDB Local than this was written for", e);
    }
  }

  /**
   * What a table is like. DynamoDB Local asks its file before each request; here what it said holds
   * for a second. On AWS too a changed table is seen a little later.
   */
  @Override
  public @Nullable TableInfo getTableInfo(String table) {
    Known before = known.get(table);
    if (before != null && System.nanoTime() - before.since < KNOWN_NANOS) {
      return before.info;
    }
    long since = System.nanoTime();
    TableInfo info = super.getTableInfo(table);
    if (info != null) {
      known.put(table, new Known(info, since));
    }
    return info;
  }

  /** Commits, and waits for it, which DynamoDB Local does not. */
  @Override
  public void commitTransaction(String transactionId, byte[] signature) {
    super.commitTransaction(transactionId, signature);
    run(connection -> {
      if (!connection.getAutoCommit()) {
        throw new IllegalStateException("not committed");
      }
    });
  }

  /** Closes the file and waits for it, so that it can be opened again. */
  @Override
  public void close() {
    super.close();
    ServerLifecycle.quietly(queue::join);
  }

  private interface Step {
    void on(SQLiteConnection connection) throws SQLiteException;
  }

  /** Does something after all that was asked before, and waits for its end. */
  private void run(Step step) {
    SQLiteJob<Object> job =
        queue.execute(
            new SQLiteJob<>() {
              @Override
              protected Object job(SQLiteConnection connection) throws SQLiteException {
                step.on(connection);
                return step;
              }
            });
    if (job.complete() == null) {
      throw new IllegalStateException("the file of tables failed", job.getError());
    }
  }
}
