package org.nuanbao.functions;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A function behind a queue, and the one place where its failures become answers: a message that
 * could not be done, whatever was thrown, goes back to the queue, the others of its batch do not.
 * On its last delivery it is not tried again but given up, so that whoever waits for it learns of
 * it: who was killed four times by a message would not live to say so after the fifth.
 */
public abstract class QueueHandler<M> extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueHandler.class);

  /** So often a message is delivered before it lies among the dead; template.yaml says the same. */
  public static final int DELIVERIES = 5;

  private static final String COUNT = "ApproximateReceiveCount";

  private final Class<M> type;
  @Inject ObjectMapper json;

  /**
   * On Lambda.
   *
   * @param type what a message's body is, as JSON
   */
  protected QueueHandler(Class<M> type) {
    super(LazyContext.builder());
    this.type = type;
  }

  /** In a container that is there. */
  protected QueueHandler(ApplicationContext context, Class<M> type) {
    super(context);
    this.type = type;
  }

  /** Does one message; done again after a crash or a second delivery it changes nothing more. */
  protected abstract void work(M message);

  /** A try has failed; not called where the worker was killed. */
  protected abstract void failed(M message);

  /** Ends what cannot be done, with as little as can be. What fails here lies among the dead. */
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

  private boolean isDone(SQSMessage message) {
    M body = null;
    try {
      body = requireNonNull(json.readValue(message.getBody(), type));
      if (isLast(message)) {
        Measures.count("GivenUp");
        giveUp(body);
        // Behind it, so that the line bears the name of what was given up.
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

  /** A note only: where it cannot be left the message goes back all the same. */
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
