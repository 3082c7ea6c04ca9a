package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole product on the embedded cloud: servers, functions, dispatcher and the HTTP API. Started
 * on a folder that was used before it goes on where that was left.
 */
public final class RunningSystem implements Closeable {
  private final EmbeddedCloud cloud;
  private final EmbeddedServer server;
  private final SqsClient sqs;
  private final DynamoDbStreamsClient streams;
  private final S3Client s3;
  private final Dispatcher dispatcher;
  private final NightTimer night;
  private volatile boolean ready;

  /**
   * Starts everything.
   *
   * @param port of the HTTP API; 0 for the one it had before, or any free one
   * @throws StateFolder.InUse if another process has the folder open
   * @throws java.net.BindException if the port is in use
   */
  public RunningSystem(StateFolder state, int port) throws IOException {
    cloud = new EmbeddedCloud(state, this::uploaded);
    Endpoints endpoints = cloud.endpoints();
    int api = port == 0 ? endpoints.choose("api") : endpoints.demand("api", port);
    endpoints.save(state);
    sqs =
        SqsClient.builder()
            .endpointOverride(endpoints.url(QueueServer.NAME))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(endpoints.url(TableServer.NAME))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    s3 =
        S3Client.builder()
            .endpointOverride(endpoints.url(ObjectServer.NAME))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    String stream;
    try (DynamoDbClient dynamo =
        TableClientWiring.plain(endpoints.url(TableServer.NAME).toString())) {
      stream = Provision.tables(dynamo);
    }
    Provision.buckets(s3);
    Queues queues = Queues.in(sqs);
    server = ApplicationContext.run(EmbeddedServer.class, properties(state, queues, api));
    dispatcher = new Dispatcher(server.getApplicationContext(), sqs, queues, streams, stream);
    night = new NightTimer(server.getApplicationContext());
    ready = true;
    sendAgain();
  }

  private Map<String, Object> properties(StateFolder state, Queues queues, int api)
      throws IOException {
    Endpoints endpoints = cloud.endpoints();
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", api);
    properties.put("nuanbao.state", state.root().toString());
    properties.put("nuanbao.reports", Provision.REPORTS);
    properties.put("nuanbao.register", Provision.REGISTER);
    properties.put("nuanbao.originals", Provision.ORIGINALS);
    properties.put("nuanbao.workings", Provision.WORKINGS);
    properties.put("nuanbao.queue.accepted", queues.accepted().url());
    properties.put("nuanbao.endpoint.dynamo", endpoints.url(TableServer.NAME).toString());
    properties.put("nuanbao.endpoint.s3", endpoints.url(ObjectServer.NAME).toString());
    properties.put("nuanbao.endpoint.sqs", endpoints.url(QueueServer.NAME).toString());
    properties.put("nuanbao.mail.from", "nuanbao@nuanbao.test");
    properties.put("nuanbao.mail.smtp.host", "127.0.0.1");
    properties.put("nuanbao.mail.smtp.port", endpoints.port(PostOffice.SMTP));
    properties.put("nuanbao.keys.file", state.secretFile("keyset.json").toString());
    properties.put("nuanbao.token.secret", state.secret("token"));
    properties.put("nuanbao.clock.offset-file", state.clockOffset().toString());
    return properties;
  }

  public URI api() {
    return server.getURI();
  }

  /** A bean of the running functions. */
  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  /**
   * The night run, now; first what the stream may have lost is mailed.
   *
   * @param campaign of this campaign only; of all if it is empty
   * @return how many nodes were added up
   */
  public int night(String campaign) {
    dispatcher.unsent(unsent());
    return night.run(campaign);
  }

  /** Sends the notification of a submission's upload once more, as S3 may at any time. */
  public void deliverAgain(Submission submission) {
    StoredObject object = object(submission);
    if (object != null) {
      dispatcher.uploaded(object);
    }
  }

  /**
   * Waits until no message is in the queues or being worked on.
   *
   * @return whether that came to be within a minute
   */
  public boolean settle() {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!dispatcher.isIdle() && System.nanoTime() < deadline) {
      Pause.millis(100);
    }
    return dispatcher.isIdle();
  }

  /** The events of open submissions whose object is there, and of outbox items not yet mailed. */
  private void sendAgain() {
    for (Submission open : bean(Submissions.class).open()) {
      deliverAgain(open);
    }
    dispatcher.unsent(unsent());
  }

  private List<String> unsent() {
    return bean(Outbox.class).unsent().stream()
        .map(receipt -> receipt.submission().value())
        .toList();
  }

  /** An upload that ends while the system still starts is sent again at the end of the start. */
  private void uploaded(StoredObject object) {
    if (ready && object.bucket().equals(Provision.ORIGINALS)) {
      dispatcher.uploaded(object);
    }
  }

  private @Nullable StoredObject object(Submission submission) {
    String key = submission.duty().campaign() + "/" + submission.id();
    try {
      HeadObjectResponse head =
          s3.headObject(request -> request.bucket(Provision.ORIGINALS).key(key));
      return new StoredObject(Provision.ORIGINALS, key, head.contentLength(), head.lastModified());
    } catch (NoSuchKeyException e) {
      return null;
    }
  }

  @Override
  public void close() {
    ready = false;
    dispatcher.close();
    server.close();
    s3.close();
    streams.close();
    sqs.close();
    cloud.close();
  }
}
