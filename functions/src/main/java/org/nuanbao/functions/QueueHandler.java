package org.nuanbao.functions;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A function behind a queue, and the one place where its failures become answers. A message that
 * failed, whatever was thrown, goes back to the queue; the rest of its batch does not. On its last
 * delivery a message is given up instead of tried again, so that whoever waits for it is told: a
 * worker that the message killed four times would not survive a fifth try to say so.
 */
public abstract class QueueHandler<M> extends EventFunction<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueHandler.class);

  /**
   * How often a message is delivered before it becomes a dead letter; template.yaml says the same.
   */
  public static final int DELIVERIES = 5;

  private static final String COUNT = "ApproximateReceiveCount";

  private final Class<M> type;
  @Inject ObjectMapper json;

  /**
   * Makes the handler on Lambda.
   *
   * @param type the type of a message's body, which is JSON
   */
  protected QueueHandler(Class<M> type) {
    this.type = type;
  }

  /** Makes the handler in an existing container. */
  protected QueueHandler(ApplicationContext context, Class<M> type) {
    super(context);
    this.type = type;
  }

  /**
   * Handles one message. Handling it again, after a crash or a second delivery, changes nothing.
   */
  protected abstract void work(M message);

  /** Notes that a try has failed; not called when the worker was killed. */
  protected abstract void failed(M message);

  /**
   * Ends a message that cannot be handled, with as few steps as possible. A message for which even
   * this fails becomes a dead letter.
   */
  protected abstract void giveUp(M message);

  @Override
  public final SQSBatchResponse execute(SQSEvent event) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      if (!isDone(message)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  @Override
  protected final SQSEvent event(Map<String, @Nullable Object> json) {
    SQSEvent event = new SQSEvent();
    event.setRecords(
        EventJson.objects(json, "Records").stream().map(QueueHandler::message).toList());
    return event;
  }

  private static SQSMessage message(Map<String, @Nullable Object> json) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(EventJson.text(json, "messageId"));
    message.setBody(EventJson.text(json, "body"));
    String count = EventJson.text(EventJson.object(json, "attributes"), COUNT);
    message.setAttributes(count == null ? Map.of() : Map.of(COUNT, count));
    return message;
  }

  @Override
  protected final Object json(SQSBatchResponse answer) {
    return failures(
        answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier));
  }

  private boolean isDone(SQSMessage message) {
    M body = null;
    try {
      body = requireNonNull(json.readValue(message.getBody(), type));
      if (isLast(message)) {
        Measures.count("GivenUp");
        giveUp(body);
        // Logged afterwards, so that the line names what was given up.
        LOG.error("given up: message {}", message.getMessageId());
      } else {
        work(body);
      }
      return true;
    } catch (Throwable e) {
      LOG.warn("back to the queue: message {} {}", message.getMessageId(), FailureTrace.of(e));
      if (body != null) {
        note(body);
      }
      return false;
    } finally {
      MDC.clear();
    }
  }

  /**
   * Notes a failed try. If the note itself fails, the message goes back to the queue all the same.
   */
  private void note(M body) {
    try {
      failed(body);
    } catch (Throwable e) {
      LOG.warn("a failed try is not noted: {}", FailureTrace.of(e));
    }
  }

  private static boolean isLast(SQSMessage message) {
    String count = message.getAttributes() == null ? null : message.getAttributes().get(COUNT);
    return count != null && Integer.parseInt(count) >= DELIVERIES;
  }
}
