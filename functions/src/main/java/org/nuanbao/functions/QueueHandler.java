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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A function behind a queue, and the one place where its failures become answers: a message that
 * could not be done goes back to the queue, the others of its batch do not.
 */
public abstract class QueueHandler<M> extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueHandler.class);

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

  @Override
  public final SQSBatchResponse execute(SQSEvent event) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      try {
        work(requireNonNull(json.readValue(message.getBody(), type)));
      } catch (IOException | RuntimeException e) {
        LOG.warn("back to the queue: message {} {}", message.getMessageId(), Failure.of(e));
        failures.add(new BatchItemFailure(message.getMessageId()));
      } finally {
        MDC.clear();
      }
    }
    return new SQSBatchResponse(failures);
  }
}
