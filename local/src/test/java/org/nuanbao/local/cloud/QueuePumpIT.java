package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.functions.QueueHandler;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The pump between a queue and its function, over the embedded queues. */
class QueuePumpIT {
  private static final Duration HIDDEN = Duration.ofSeconds(2);

  @TempDir static Path folder;
  private static QueueServer server;
  private static CloudClients clients;
  private static Queues queues;

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final List<Thread> pumps = new ArrayList<>();

  /** One server for both tests: a second one in the process sees the messages of the first. */
  @BeforeAll
  static void start() throws IOException {
    StateFolder state = StateFolder.at(folder);
    EmbeddedCloud.identify(state);
    Endpoints endpoints = Endpoints.of(state);
    endpoints.choose(TableServer.NAME);
    endpoints.choose(ObjectServer.NAME);
    server = new QueueServer(state, endpoints.choose(QueueServer.NAME));
    clients = CloudClients.of(endpoints);
    queues = Queues.in(clients.sqs());
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  @AfterEach
  void rest() throws InterruptedException {
    for (Thread pump : pumps) {
      pump.interrupt();
      pump.join(5_000);
    }
  }

  /** Two workers, with a function that takes three times as long as a message is hidden. */
  @Test
  void aMessageIsWorkedOnOnceHoweverLongItTakes() throws InterruptedException {
    DeadLetters accepted = sent(queues.accepted());
    int dead = accepted.count();
    pump(queues.accepted(), Duration.ofSeconds(6), true);
    pump(queues.accepted(), Duration.ofSeconds(6), true);

    assertThat(soon(() -> calls.get() > 0 && accepted.waiting() == 0)).isTrue();

    assertThat(calls).hasValue(1);
    assertThat(accepted.count()).isEqualTo(dead);
  }

  @Test
  void aMessageThatFailsComesAgainUntilItLiesAmongTheDead() throws InterruptedException {
    DeadLetters uploads = sent(queues.uploads());
    int dead = uploads.count();
    pump(queues.uploads(), Duration.ZERO, false);
    pump(queues.uploads(), Duration.ZERO, false);

    assertThat(soon(() -> uploads.count() == dead + 1)).isTrue();

    assertThat(calls).hasValue(QueueHandler.DELIVERIES);
    assertThat(mostAtOnce).hasValue(1);
  }

  /** A queue with one message that hides it for two seconds. */
  private static DeadLetters sent(Queues.Queue queue) {
    clients
        .sqs()
        .setQueueAttributes(set ->
            set.queueUrl(queue.url())
                .attributes(
                    Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(HIDDEN.toSeconds()))));
    clients.sqs().sendMessage(send -> send.queueUrl(queue.url()).messageBody("{}"));
    return new DeadLetters(clients.sqs(), queue.url(), queue.deadLetters());
  }

  private void pump(Queues.Queue queue, Duration takes, boolean well) {
    QueuePump pump =
        new QueuePump(clients.sqs(), queue, 1, HIDDEN, event -> work(event, takes, well));
    pumps.add(Thread.ofPlatform().daemon().start(pump));
  }

  private SQSBatchResponse work(SQSEvent event, Duration takes, boolean well) {
    calls.incrementAndGet();
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    Pause.millis(takes.toMillis());
    atOnce.decrementAndGet();
    return new SQSBatchResponse(
        well
            ? List.of()
            : List.of(
                new SQSBatchResponse.BatchItemFailure(
                    event.getRecords().getFirst().getMessageId())));
  }

  private interface Condition {
    boolean holds();
  }

  private static boolean soon(Condition condition) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (condition.holds()) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
