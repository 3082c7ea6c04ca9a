package org.nuanbao.local.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nuanbao.functions.convert.ConvertHandler;
import org.nuanbao.functions.inbox.InboxHandler;
import org.nuanbao.functions.look.LookHandler;
import org.nuanbao.functions.poll.PollHandler;
import org.nuanbao.functions.receipt.ReceiptHandler;
import org.nuanbao.functions.validate.ValidateHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Does what AWS does between its services: passes S3's notifications to the queues, the queues'
 * messages to their functions, and the table's stream to its function. The functions are the
 * deployed handler classes.
 */
final class Dispatcher implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How many batches of a queue run at once: as many as this machine can handle. */
  private static final int WORKERS = 2;

  private static final int UPLOADS_A_BATCH = 1;
  private static final int ACCEPTED_A_BATCH = 5;
  private static final int MAILS_A_BATCH = 1;
  private static final int LOOKS_A_BATCH = 1;
  private static final long FETCH_EVERY_MILLIS = 1_000;

  private final SqsClient sqs;
  private final Queues queues;
  private final List<QueuePump> pumps = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Dispatcher(ApplicationContext functions, CloudClients clients, Queues queues, String stream) {
    sqs = clients.sqs();
    this.queues = queues;
    ValidateHandler validate = new ValidateHandler(functions);
    ConvertHandler convert = new ConvertHandler(functions);
    InboxHandler inbox = new InboxHandler(functions);
    ReceiptHandler receipts = new ReceiptHandler(functions);
    for (int i = 0; i < WORKERS; i++) {
      pump(queues.uploads(), UPLOADS_A_BATCH, validate::execute);
      pump(queues.accepted(), ACCEPTED_A_BATCH, convert::execute);
    }
    pump(queues.mails(), MAILS_A_BATCH, inbox::execute);
    pump(queues.looks(), LOOKS_A_BATCH, new LookHandler(functions)::execute);
    start("stream", new StreamPump(clients.streams(), stream, receipts::execute));
  }

  private void pump(Queues.Queue queue, int batch, Function<SQSEvent, SQSBatchResponse> function) {
    QueuePump pump = new QueuePump(sqs, queue, batch, Queues.HIDDEN, function);
    pumps.add(pump);
    start(queue.name(), pump);
  }

  /**
   * Fetches mails as the template's schedule does, but every second, because here it costs nothing.
   */
  void fetchMails(PollHandler poll) {
    start(
        "poll",
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            try {
              poll.execute(Map.of());
            } catch (RuntimeException e) {
              if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("mails are fetched the next time", e);
              }
            }
            Pause.millis(FETCH_EVERY_MILLIS);
          }
        });
  }

  private void start(String name, Runnable pump) {
    threads.add(Thread.ofPlatform().daemon().name("dispatch-" + name).start(pump));
  }

  /** Notifies the right queue of a stored object; S3 may do so more than once. */
  void uploaded(StoredObject object) {
    queues.toldOf(object).ifPresent(queue -> queue.tell(sqs, object));
  }

  /**
   * Whether no message is waiting and none is being worked on here. A message that a killed worker
   * had taken is not counted: it comes again when its visibility timeout ends, and changes nothing.
   */
  boolean isIdle() {
    return queues.uploads().isEmpty(sqs)
        && queues.accepted().isEmpty(sqs)
        && queues.mails().isEmpty(sqs)
        && queues.looks().isEmpty(sqs)
        && pumps.stream().noneMatch(QueuePump::isWorking);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
