package org.nuanbao.functions.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queues in front of validating and of converting. A message to the first is what S3 itself
 * would send about the object; a message to the second is {@code {"submission": "<id>"}}.
 */
@Singleton
public final class SubmissionQueues implements Arrivals, Handover {
  private final SqsClient sqs;
  private final String uploads;
  private final String accepted;

  /**
   * Uses existing queues; a function that sends to only one of them needs no URL of the other.
   *
   * @param uploads the URL of the queue in front of validating
   * @param accepted the URL of the queue in front of converting
   */
  SubmissionQueues(
      SqsClient sqs,
      @Value("${nuanbao.queue.uploads:}") String uploads,
      @Value("${nuanbao.queue.accepted:}") String accepted) {
    this.sqs = sqs;
    this.uploads = uploads;
    this.accepted = accepted;
  }

  @Override
  public void again(Originals.Stored original) {
    sqs.sendMessage(send -> send.queueUrl(uploads).messageBody(message(original)));
  }

  @Override
  public void toConvert(SubmissionId id) {
    sqs.sendMessage(send -> send.queueUrl(accepted).messageBody(message(id)));
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

  static String message(SubmissionId id) {
    return JsonNodeFactory.instance.objectNode().put("submission", id.value()).toString();
  }

  /**
   * Makes the client. {@code nuanbao.endpoint.sqs} replaces the region's endpoint unless it is
   * empty.
   */
  @Factory
  static final class Client {
    @Bean(preDestroy = "close")
    @Singleton
    SqsClient sqs(@Value("${nuanbao.endpoint.sqs:}") String endpoint) {
      var builder = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
      if (!endpoint.isEmpty()) {
        builder.endpointOverride(URI.create(endpoint));
      }
      return builder.build();
    }
  }
}
