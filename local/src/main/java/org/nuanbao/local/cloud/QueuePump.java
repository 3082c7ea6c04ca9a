package org.nuanbao.local.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Polls one queue and invokes one function, as Lambda's event source mapping does. Messages that
 * the function names as failed, or the whole batch if it throws, stay in the queue until their
 * visibility timeout ends. After too many tries the queue itself moves them to the dead letters. On
 * AWS a message stays hidden for far longer than its function may take. Here nothing limits a
 * function's time, and a killed worker's messages are to come again soon, so a message is hidden
 * only briefly and hidden anew while it is worked on.
 */
final class QueuePump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePump.class);
  private static final int WAIT_SECONDS = 2;

  private final SqsClient sqs;
  private final Queues.Queue queue;
  private final int batch;

  /**
   * The longest time a message is kept hidden, the same as template.yaml hides a validated
   * submission. A function that takes longer hangs.
   */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Function<SQSEvent, SQSBatchResponse> function;
  private final Duration hidden;
  private volatile boolean working;

  /**
   * A pump for a queue that exists.
   *
   * @param hidden how long each renewal hides a message
   */
  QueuePump(
      SqsClient sqs,
      Queues.Queue queue,
      int batch,
      Duration hidden,
      Function<SQSEvent, SQSBatchResponse> function) {
    this.sqs = sqs;
    this.queue = queue;
    this.batch = batch;
    this.hidden = hidden;
    this.function = function;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        List<Message> messages = receive();
        working = !messages.isEmpty();
        if (working) {
          deleteDone(messages, hiddenMeanwhile(messages));
          working = false;
        }
      } catch (SdkException e) {
        if (!Thread.currentThread().isInterrupted()) {
          LOG.warn("queue {} cannot be polled", queue.name(), e);
          Pause.millis(500);
        }
      }
    }
  }

  boolean isWorking() {
    return working;
  }

  private List<Message> receive() {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(queue.url())
                .maxNumberOfMessages(batch)
                .waitTimeSeconds(WAIT_SECONDS)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Set<String> hiddenMeanwhile(List<Message> messages) {
    Thread renewal =
        Thread.ofVirtual().name("hide-" + queue.name()).start(() -> keepHidden(messages));
    try {
      return failed(messages);
    } finally {
      renewal.interrupt();
    }
  }

  private void keepHidden(List<Message> messages) {
    Instant end = Instant.now().plus(LONGEST);
    List<ChangeMessageVisibilityBatchRequestEntry> anew =
        messages.stream()
            .map(message ->
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(message.messageId())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) hidden.toSeconds())
                    .build())
            .toList();
    while (Instant.now().isBefore(end)) {
      try {
        Thread.sleep(hidden.dividedBy(3));
        sqs.changeMessageVisibilityBatch(change -> change.queueUrl(queue.url()).entries(anew));
      } catch (InterruptedException | AbortedException done) {
        return;
      } catch (SdkException e) {
        LOG.warn("messages of queue {} cannot be hidden anew", queue.name(), e);
      }
    }
  }

  private Set<String> failed(List<Message> messages) {
    try {
      return function
          .apply(LambdaEvents.messages(messages, queue.name()))
          .getBatchItemFailures()
          .stream()
          .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
          .collect(Collectors.toSet());
    } catch (RuntimeException | Error e) {
      // When a function dies, of whatever cause, its whole batch stays; the pump goes on.
      LOG.warn("the function of queue {} failed", queue.name(), e);
      return messages.stream().map(Message::messageId).collect(Collectors.toSet());
    }
  }

  private void deleteDone(List<Message> messages, Set<String> failed) {
    List<DeleteMessageBatchRequestEntry> done =
        messages.stream()
            .filter(message -> !failed.contains(message.messageId()))
            .map(message ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(message.messageId())
                    .receiptHandle(message.receiptHandle())
                    .build())
            .toList();
    if (!done.isEmpty()) {
      sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(done));
    }
  }
}
