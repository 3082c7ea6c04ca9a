package org.nuanbao.local.cloud;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * S3, SQS, DynamoDB and mail in this JVM, on the loopback only, kept below one folder. The AWS SDK
 * of this process is given the folder's access key.
 */
public final class EmbeddedCloud implements AutoCloseable {
  static final String KEY_ID = "local";
  static final String REGION = "cn-north-1";
  static final String KEY_FILE = "access-key";

  private final Endpoints endpoints;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /**
   * Starts all servers.
   *
   * @param uploaded told of each finished object before its PUT is acknowledged
   * @throws StateFolder.InUse if another process has the folder open
   */
  EmbeddedCloud(StateFolder state, Consumer<StoredObject> uploaded) throws IOException {
    FileLock lock = state.lock();
    running.push(lock.acquiredBy());
    endpoints = Endpoints.of(state);
    try {
      String secret = identify(state);
      running.push(new TableServer(state, endpoints.choose(TableServer.NAME)));
      running.push(
          new ObjectServer(state, endpoints.choose(ObjectServer.NAME), KEY_ID, secret, uploaded));
      running.push(new QueueServer(state, endpoints.choose(QueueServer.NAME)));
      running.push(
          new PostOffice(
              state, endpoints.choose(PostOffice.SMTP), endpoints.choose(PostOffice.IMAP)));
      endpoints.save(state);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The SDK of this process calls with the folder's key; its secret. */
  static String identify(StateFolder state) throws IOException {
    String secret = state.secret(KEY_FILE);
    System.setProperty("aws.region", REGION);
    System.setProperty("aws.accessKeyId", KEY_ID);
    System.setProperty("aws.secretAccessKey", secret);
    return secret;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      ServerLifecycle.quietly(running.pop()::close);
    }
  }
}
