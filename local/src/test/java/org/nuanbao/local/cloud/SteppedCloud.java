package org.nuanbao.local.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.aggregate.AggregateHandler;
import org.nuanbao.functions.aggregate.Step;
import org.nuanbao.functions.convert.ConvertHandler;
import org.nuanbao.functions.inbox.InboxHandler;
import org.nuanbao.functions.receipt.ReceiptHandler;
import org.nuanbao.functions.sweep.SweepHandler;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.memory.MemoryMailOut;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Bytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The functions over the embedded servers with nothing in between: the test delivers each event
 * itself, and can make any call of a function go wrong.
 */
public final class SteppedCloud implements Closeable {
  private static final Pattern PUBLISHED = Pattern.compile("NOTICE#|CAMPAIGNS|CAMPAIGN#");
  private static final int BATCH = 25;

  private final Instant uploadedAt = Instant.now();

  private final TablesInMemory tables;
  private final ObjectServer objects;
  private final QueueServer messages;
  private final CloudClients clients;
  private final DynamoDbClient dynamo;
  private final Queues queues;
  private final EmbeddedServer server;
  private final ValidateHandler validate;
  private final ConvertHandler convert;
  private final InboxHandler inbox;
  private final ReceiptHandler receipt;
  private final AggregateHandler aggregate;
  private final SweepHandler sweep;
  private final MemoryMailOut mails = new MemoryMailOut();

  public SteppedCloud(StateFolder state) throws IOException {
    String secret = EmbeddedCloud.identify(state);
    Endpoints endpoints = Endpoints.of(state);
    tables = new TablesInMemory();
    endpoints.take(TableServer.NAME, tables.url().getPort());
    int s3 = endpoints.choose(ObjectServer.NAME);
    objects = new ObjectServer(state, s3, EmbeddedCloud.KEY_ID, secret, stored -> {});
    messages = new QueueServer(state, endpoints.choose(QueueServer.NAME));
    clients = CloudClients.of(endpoints);
    dynamo = TableClientWiring.client(tables.url().toString());
    Provision.tables(endpoints);
    Provision.buckets(clients.s3());
    queues = Queues.in(clients.sqs());
    // Mails stay in memory; nothing listens on these ports.
    endpoints.take(PostOffice.SMTP, 1);
    endpoints.take(PostOffice.IMAP, 1);
    server =
        ApplicationContext.builder()
            .properties(RunningSystem.properties(state, endpoints, 0))
            .singletons(mails)
            .run(EmbeddedServer.class);
    ApplicationContext functions = server.getApplicationContext();
    validate = new ValidateHandler(functions);
    convert = new ConvertHandler(functions);
    inbox = new InboxHandler(functions);
    receipt = new ReceiptHandler(functions);
    aggregate = new AggregateHandler(functions);
    sweep = new SweepHandler(functions);
  }

  public URI api() {
    return server.getURI();
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public DynamoDbClient dynamo() {
    return dynamo;
  }

  public S3Client s3() {
    return clients.s3();
  }

  public MemoryMailOut mails() {
    return mails;
  }

  /** Deletes everything that was filed; notices, campaigns and units stay. */
  public void clear() {
    for (String table : List.of(Provision.REPORTS, Provision.REGISTER)) {
      List<WriteRequest> old =
          dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream()
              .filter(item -> !PUBLISHED.matcher(requireNonNull(item.get("pk")).s()).lookingAt())
              .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
              .map(key -> WriteRequest.builder().deleteRequest(it -> it.key(key)).build())
              .toList();
      for (int from = 0; from < old.size(); from += BATCH) {
        List<WriteRequest> some = old.subList(from, Math.min(from + BATCH, old.size()));
        dynamo.batchWriteItem(write -> write.requestItems(Map.of(table, some)));
      }
    }
    for (String bucket : Provision.BUCKETS) {
      s3().listObjectsV2(list -> list.bucket(bucket))
          .contents()
          .forEach(old -> s3().deleteObject(delete -> delete.bucket(bucket).key(old.key())));
    }
    loseMessages();
  }

  /** Deletes whatever is in the queues. */
  public void loseMessages() {
    for (Queues.Queue queue : List.of(queues.uploads(), queues.accepted())) {
      for (Message left = next(queue); left != null; left = next(queue)) {
        done(queue, left);
      }
    }
  }

  /** Does the work while the plan makes calls go wrong; true if the work failed in any way. */
  private static boolean fails(@Nullable CrashPlan plan, Runnable work) {
    StoreCalls.arm(plan);
    try {
      work.run();
      return false;
    } catch (RuntimeException | CrashPlan.Died failed) {
      return true;
    } finally {
      StoreCalls.arm(null);
    }
  }

  /** The same; work that failed is done once more, as whoever drives it asks again. */
  public static void again(@Nullable CrashPlan plan, Runnable work) {
    if (fails(plan, work)) {
      work.run();
    }
  }

  /** Delivers the notification of an upload; true if the function did it. */
  public boolean validate(@Nullable CrashPlan plan, Submission uploaded) {
    String key = uploaded.duty().campaign() + "/" + uploaded.id();
    StoredObject object =
        new StoredObject(Provision.ORIGINALS, key, uploaded.file().size(), uploadedAt);
    Message message =
        Message.builder()
            .messageId(uploaded.id().value())
            .body(LambdaEvents.objectCreated(object))
            .build();
    SQSEvent event = LambdaEvents.messages(List.of(message), queues.uploads().name());
    return done(plan, () -> validate.execute(event).getBatchItemFailures());
  }

  /** Puts a mail where mails come in, as if from this sender. */
  public void arrives(MailId id, String from, Bytes mail) {
    String domain = from.substring(from.indexOf('@') + 1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        "Authentication-Results: %s; spf=pass smtp.mailfrom=%s\r\n"
            .formatted(PostOffice.NAME, domain)
            .getBytes(US_ASCII));
    all.writeBytes(mail.array());
    bean(Mails.class).arrived(id, all.toByteArray());
  }

  /** Delivers the notification of a mail's object: of a part to validate, of others to inbox. */
  public boolean mail(@Nullable CrashPlan plan, String key) {
    StoredObject object = new StoredObject(Provision.MAILS, key, 1, uploadedAt);
    Message message =
        Message.builder().messageId("mail").body(LambdaEvents.objectCreated(object)).build();
    SQSEvent event = LambdaEvents.messages(List.of(message), queues.mails().name());
    return key.startsWith("parts/")
        ? done(plan, () -> validate.execute(event).getBatchItemFailures())
        : done(plan, () -> inbox.execute(event).getBatchItemFailures());
  }

  /**
   * Delivers the next upload that the sweep told of; whether it was done, null if the queue is
   * empty.
   */
  public @Nullable Boolean validate(@Nullable CrashPlan plan) {
    return deliver(plan, queues.uploads(), validate::execute);
  }

  /** Delivers the next validated submission; whether it was done, null if the queue is empty. */
  public @Nullable Boolean convert(@Nullable CrashPlan plan) {
    return deliver(plan, queues.accepted(), convert::execute);
  }

  private @Nullable Boolean deliver(
      @Nullable CrashPlan plan, Queues.Queue queue, Function<SQSEvent, SQSBatchResponse> function) {
    Message message = next(queue);
    if (message == null) {
      return null;
    }
    SQSEvent event = LambdaEvents.messages(List.of(message), queue.name());
    boolean done = done(plan, () -> function.apply(event).getBatchItemFailures());
    if (done) {
      done(queue, message);
    } else {
      clients
          .sqs()
          .changeMessageVisibility(change ->
              change
                  .queueUrl(queue.url())
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(0));
    }
    return done;
  }

  /** Tells of every receipt in the outbox that was not mailed; true if all were done. */
  public boolean receipts(@Nullable CrashPlan plan) {
    return receipts(plan, unsent());
  }

  /** The submissions with receipts in the outbox that were not mailed. */
  public List<String> unsent() {
    return bean(Outbox.class).unsent().stream().map(each -> each.submission().value()).toList();
  }

  /** Tells of the receipts that were asked for again, as the stream does; true if all were done. */
  public boolean receiptsAskedFor() {
    List<Record> asked =
        unsent().stream()
            .map(submission ->
                change(
                    "MODIFY",
                    submission,
                    dynamo
                        .getItem(get -> get.tableName(Provision.REPORTS).key(outbox(submission)))
                        .item()))
            .filter(change -> change.dynamodb().newImage().containsKey("asked"))
            .toList();
    return tell(null, asked);
  }

  /** Tells of these receipts as new, as the stream does; true if all were done. */
  public boolean receipts(@Nullable CrashPlan plan, List<String> submissions) {
    return tell(
        plan,
        submissions.stream()
            .map(submission -> change("INSERT", submission, outbox(submission)))
            .toList());
  }

  private boolean tell(@Nullable CrashPlan plan, List<Record> changes) {
    return changes.isEmpty()
        || done(plan, () -> receipt.execute(LambdaEvents.changes(changes)).getBatchItemFailures());
  }

  /** What the stream tells about a submission's item in the outbox. */
  private static Record change(String event, String submission, Map<String, AttributeValue> image) {
    return Record.builder()
        .eventID(submission)
        .eventName(event)
        .dynamodb(
            change -> change.keys(outbox(submission)).newImage(image).sequenceNumber(submission))
        .build();
  }

  private static Map<String, AttributeValue> outbox(String submission) {
    return Map.of(
        "pk",
        AttributeValue.fromS("SUBMISSION#" + submission),
        "sk",
        AttributeValue.fromS("OUTBOX"));
  }

  /** One sweep for which nothing is too young; it is repeated if one of its calls went wrong. */
  public void sweep(@Nullable CrashPlan plan) {
    again(plan, () -> sweep.execute(Map.of("atOnce", true)));
  }

  /**
   * One form's night; each step is repeated if one of its calls went wrong. Returns how many nodes
   * were added up.
   *
   * @param date the run's business day; null for today
   * @param whole whether everything is added up, changed or not
   */
  public int night(
      @Nullable CrashPlan plan,
      String campaign,
      String form,
      @Nullable String date,
      String run,
      boolean whole) {
    Step first = new Step("plan", campaign, form, date, run, whole, null, null);
    int nodes = 0;
    for (Step.Answer.Level level : night(plan, first).levels()) {
      nodes +=
          night(plan, new Step("level", campaign, form, date, run, whole, level.level(), null))
              .nodes();
    }
    night(plan, new Step("finish", campaign, form, date, run, whole, null, null));
    return nodes;
  }

  /** One step of the night run; it is repeated if one of its calls went wrong. */
  public Step.Answer night(@Nullable CrashPlan plan, Step step) {
    Step.Answer[] done = new Step.Answer[1];
    again(plan, () -> done[0] = aggregate.done(step));
    return done[0];
  }

  private boolean done(@Nullable CrashPlan plan, Supplier<List<?>> function) {
    boolean[] done = new boolean[1];
    boolean failed = fails(plan, () -> done[0] = function.get().isEmpty());
    return !failed && done[0];
  }

  private @Nullable Message next(Queues.Queue queue) {
    List<Message> got = clients.sqs().receiveMessage(ask -> ask.queueUrl(queue.url())).messages();
    return got.isEmpty() ? null : got.getFirst();
  }

  private void done(Queues.Queue queue, Message message) {
    clients
        .sqs()
        .deleteMessage(
            delete -> delete.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(server::close);
    ServerLifecycle.quietly(dynamo::close);
    ServerLifecycle.quietly(clients::close);
    ServerLifecycle.quietly(messages::close);
    ServerLifecycle.quietly(objects::close);
    ServerLifecycle.quietly(tables::close);
  }
}
