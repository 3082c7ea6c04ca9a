package org.nuanbao.local.cloud;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue's dead letters, and the way back into the queue, because the console of aws-cn has no
 * redrive. A message is deleted only after it was sent again, so a crash in between leaves two;
 * this is allowed, for any message may come twice.
 *
 * @param queue the queue's URL
 * @param dead the URL of its dead letters
 */
public record DeadLetters(SqsClient sqs, String queue, String dead) {
  private static final int A_BATCH = 10;

  /** The number of messages that are waiting or being worked on. */
  public int waiting() {
    return count(queue);
  }

  public int count() {
    return count(dead);
  }

  /** Sends all dead letters again; returns how many there were. */
  public int redrive() {
    int moved = 0;
    for (List<Message> some = take(); !some.isEmpty(); some = take()) {
      for (Message message : some) {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody(message.body()));
        sqs.deleteMessage(delete -> delete.queueUrl(dead).receiptHandle(message.receiptHandle()));
        moved++;
      }
    }
    return moved;
  }

  private List<Message> take() {
    return sqs.receiveMessage(
            receive -> receive.queueUrl(dead).maxNumberOfMessages(A_BATCH).waitTimeSeconds(1))
        .messages();
  }

  private int count(String url) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(get ->
                get.queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
