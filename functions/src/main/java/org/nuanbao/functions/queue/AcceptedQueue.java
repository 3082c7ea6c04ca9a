package org.nuanbao.functions.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue in front of converting; a message is {@code {"submission": "<id>"}}. */
@Singleton
public final class AcceptedQueue implements Handover {
  private final SqsClient sqs;
  private final String url;

  /** Over a queue that exists. */
  public AcceptedQueue(SqsClient sqs, @Value("${nuanbao.queue.accepted:}") String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public void toConvert(SubmissionId id) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(message(id)));
  }

  static String message(SubmissionId id) {
    return JsonNodeFactory.instance.objectNode().put("submission", id.value()).toString();
  }
}
