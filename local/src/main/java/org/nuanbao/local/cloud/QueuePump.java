package org.nuanbao.local.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Polls one queue and invokes one function, as Lambda's event source mapping does: what the
 * function names as failed, or the whole batch where it throws, stays in the queue until its
 * visibility ends, and the queue itself moves it to the dead letters after too many tries.
 */
final class QueuePump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePump.class);
  private static final int WAIT_SECONDS = 2;

  private final SqsClient sqs;
  private final Queues.Queue queue;
  private final int batch;
  private final Function<SQSEvent, SQSBatchResponse> function;
  private volatile boolean working;

  QueuePump(
      SqsClient sqs, Queues.Queue queue, int batch, Function<SQSEvent, SQSBatchResponse> function) {
    this.sqs = sqs;
    this.queue = queue;
    this.batch = batch;
    this.function = function;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        List<Message> messages = receive();
        working = !messages.isEmpty();
        if (working) {
          deleteDone(messages, failed(messages));
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

  private Set<String> failed(List<Message> messages) {
    try {
      return function
          .apply(LambdaEvents.messages(messages, queue.name()))
          .getBatchItemFailures()
          .stream()
          .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
          .collect(Collectors.toSet());
    } catch (RuntimeException | Error e) {
      // A function that dies, of whatever, gives its whole batch back; the pump goes on.
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
