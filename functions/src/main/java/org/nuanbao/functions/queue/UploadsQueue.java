package org.nuanbao.functions.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Originals;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue in front of validating; a message is what S3 itself would say of the object. */
@Singleton
public final class UploadsQueue implements Arrivals {
  private final SqsClient sqs;
  private final String url;

  /** Over a queue that exists. */
  public UploadsQueue(SqsClient sqs, @Value("${nuanbao.queue.uploads:}") String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public void again(Originals.Stored original) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(message(original)));
  }

  static String message(Originals.Stored original) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode entry = event.putArray("Records").addObject();
    entry.put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
    entry.put("eventTime", original.at().toString());
    ObjectNode stored = entry.putObject("s3").putObject("object");
    stored.put("key", URLEncoder.encode(original.key(), StandardCharsets.UTF_8));
    stored.put("size", original.size());
    return event.toString();
  }
}
