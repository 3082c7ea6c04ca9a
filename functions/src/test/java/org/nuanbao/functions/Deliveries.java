package org.nuanbao.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue in front of a function: a message comes again until it is done, or lies among the dead.
 */
public final class Deliveries {
  private Deliveries() {}

  /** Whether it was done; if not it has been delivered as often as the queue does. */
  public static boolean isDone(QueueHandler<?> function, String body) {
    for (int delivery = 1; delivery <= QueueHandler.DELIVERIES; delivery++) {
      if (function.execute(event(body, delivery)).getBatchItemFailures().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The last delivery of a message, after those that killed whoever took them. */
  public static SQSEvent last(String body) {
    return event(body, QueueHandler.DELIVERIES);
  }

  private static SQSEvent event(String body, int delivery) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("message");
    message.setBody(body);
    message.setAttributes(
        new HashMap<>(Map.of("ApproximateReceiveCount", Integer.toString(delivery))));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  /** What S3 tells of an object. */
  public static String stored(String key) {
    return """
    {"Records":[{"eventTime":"%s","s3":{"object":{"key":"%s"}}}]}
    """
        .formatted(MemoryCloud.OPENED, key);
  }
}
