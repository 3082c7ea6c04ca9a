package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The servers of a folder in this process, their tables in memory, and no function: those are in
 * another process, {@link WorkerApart}, that may die.
 */
public final class StoresApart implements Closeable {
  private final StateFolder state;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final CloudClients clients;
  private final Queues queues;
  private final DynamoDbClient dynamo;
  private final ApplicationContext functions;
  private volatile Consumer<Runnable> telling = Runnable::run;

  /**
   * Starts them.
   *
   * @param asked told of each operation on a table before it is done; false if it is lost
   */
  public StoresApart(StateFolder state, Predicate<String> asked) throws IOException {
    this.state = state;
    String secret = EmbeddedCloud.identify(state);
    Endpoints endpoints = Endpoints.of(state);
    TablesInMemory tables = kept(new TablesInMemory(asked));
    endpoints.take(TableServer.NAME, tables.url().getPort());
    int s3 = endpoints.choose(ObjectServer.NAME);
    kept(new ObjectServer(state, s3, EmbeddedCloud.KEY_ID, secret, this::uploaded));
    kept(new QueueServer(state, endpoints.choose(QueueServer.NAME)));
    kept(
        new PostOffice(
            state, endpoints.choose(PostOffice.SMTP), endpoints.choose(PostOffice.IMAP)));
    endpoints.choose("api");
    endpoints.save(state);
    clients = kept(CloudClients.of(endpoints));
    Provision.tables(endpoints);
    Provision.buckets(clients.s3());
    queues = Queues.in(clients.sqs());
    dynamo = kept(TableClientWiring.client(tables.url().toString()));
    functions =
        kept(
            ApplicationContext.builder()
                .properties(RunningSystem.properties(state, endpoints, 0))
                .start());
  }

  private <T extends AutoCloseable> T kept(T server) {
    running.push(server);
    return server;
  }

  private void uploaded(StoredObject object) {
    queues
        .toldOf(object)
        .ifPresent(queue -> telling.accept(() -> queue.tell(clients.sqs(), object)));
  }

  /** From now on it is up to this when, and how often, the queue is told of an upload. */
  public void telling(Consumer<Runnable> when) {
    telling = when;
  }

  /** A store or service of the domain, as the functions have it. */
  public <T> T bean(Class<T> type) {
    return functions.getBean(type);
  }

  /** The messages that a dead worker had in hand; to be asked before another one starts. */
  public List<String> left() throws IOException {
    return HeldMessages.left(state);
  }

  /**
   * Lets them come again. Not before the dead worker's last question to the queue has run out, or
   * the queue gives them to the dead.
   */
  public void release(List<String> left) {
    HeldMessages.release(left, clients.sqs());
  }

  /**
   * Whether no message waits or is in hand. Dead letters are sent back first, as an operator does:
   * a message whose worker died five times is one.
   */
  public boolean isQuiet() {
    List<DeadLetters> both =
        Stream.of(queues.uploads(), queues.accepted())
            .map(queue -> new DeadLetters(clients.sqs(), queue.url(), queue.deadLetters()))
            .toList();
    both.stream().filter(queue -> queue.count() > 0).forEach(DeadLetters::redrive);
    return both.stream().allMatch(queue -> queue.waiting() == 0);
  }

  /** Every item of a table. */
  public Stream<Map<String, AttributeValue>> items(String table) {
    return dynamo
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream();
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      ServerLifecycle.quietly(running.pop()::close);
    }
  }
}
