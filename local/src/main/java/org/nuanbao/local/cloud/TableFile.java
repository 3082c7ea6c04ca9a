package org.nuanbao.local.cloud;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
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

  private TableFile(Path file) {
    super(file.toFile());
    run(connection -> connection.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"));
  }

  /** What answers requests from the file in a folder. */
  static LocalDynamoDBRequestHandler requestsOn(Path folder) {
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false);
    opened(requests)
        .put(
            SHARED,
            new LocalDBClient(
                new TableFile(
                    folder.resolve(SHARED + LocalDynamoDBRequestHandler.DB_FILE_EXTENSION)),
                new JobsRegister(Executors.newFixedThreadPool(THREADS), false)));
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
