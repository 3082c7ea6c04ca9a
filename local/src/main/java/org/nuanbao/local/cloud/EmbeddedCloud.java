package org.nuanbao.local.cloud;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Servers for S3, SQS, DynamoDB and mail in this JVM. They listen on the loopback only and keep
 * their data below one folder. The AWS SDK of this process is given the folder's access key.
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
   * @param uploaded called with each finished object before its PUT is acknowledged
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

  /** Makes the SDK of this process call with the folder's key; returns the key's secret. */
  static String identify(StateFolder state) throws IOException {
    String secret = state.secret(KEY_FILE);
    System.setProperty("aws.region", REGION);
    System.setProperty("aws.accessKeyId", KEY_ID);
    System.setProperty("aws.secretAccessKey", secret);
    return secret;
  }

  /** A presigner for a state folder's object store, with the folder's key; the caller closes it. */
  public static S3Presigner presigner(StateFolder state) throws IOException {
    return S3Presigner.builder()
        .endpointOverride(Endpoints.of(state).url(ObjectServer.NAME))
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(KEY_ID, state.secret(KEY_FILE))))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
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
