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
 * The servers of a folder in this process, with their tables in memory and without functions. Those
 * run in another process, {@link WorkerApart}, which may die.
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
   * Starts the servers.
   *
   * @param asked is told of each operation on a table before it is done; false loses the operation
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

  /** Leaves it to {@code when} from now on when, and how often, the queue is told of an upload. */
  public void telling(Consumer<Runnable> when) {
    telling = when;
  }

  /** A store or service of the domain, as the functions have it. */
  public <T> T bean(Class<T> type) {
    return functions.getBean(type);
  }

  /** The messages that a dead worker had in hand; ask before another worker starts. */
  public List<String> left() throws IOException {
    return HeldMessages.left(state);
  }

  /**
   * Makes these messages come again. Wait until the dead worker's last request to the queue has run
   * out, or else the queue gives them to the dead worker.
   */
  public void release(List<String> left) {
    HeldMessages.release(left, clients.sqs());
  }

  /**
   * Whether no message waits or is in hand. Sends dead letters back first, as an operator does: a
   * message becomes one when its worker died five times.
   */
  public boolean isQuiet() {
    List<DeadLetters> both =
        Stream.of(queues.uploads(), queues.accepted())
            .map(queue -> new DeadLetters(clients.sqs(), queue.url(), queue.deadLetters()))
            .toList();
    both.stream().filter(queue -> queue.count() > 0).forEach(DeadLetters::redrive);
    return both.stream().allMatch(queue -> queue.waiting() == 0);
  }

  /** All items of a table. */
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
