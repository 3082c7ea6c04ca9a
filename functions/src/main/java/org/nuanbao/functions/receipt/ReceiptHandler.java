package org.nuanbao.functions.receipt;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.LazyContext;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SubmissionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Mails the receipts and questions that the stream says are in the outbox, and the one place where
 * its failures become answers: the stream comes again from the first record that could not be done.
 */
public class ReceiptHandler extends MicronautRequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);
  private static final String SUBMISSION = "SUBMISSION#";
  private static final String MAIL = "MAIL#";

  @Inject Post post;

  public ReceiptHandler() {
    super(LazyContext.builder());
  }

  public ReceiptHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public StreamsEventResponse execute(DynamodbEvent event) {
    for (DynamodbStreamRecord change : event.getRecords()) {
      try {
        owner(change, SUBMISSION).ifPresent(id -> send(new SubmissionId(id)));
        owner(change, MAIL).ifPresent(id -> post.ask(new MailId(id)));
      } catch (Throwable e) {
        String number = change.getDynamodb().getSequenceNumber();
        LOG.warn("again from record {} {}", number, FailureTrace.of(e));
        return new StreamsEventResponse(List.of(new BatchItemFailure(number)));
      }
    }
    return new StreamsEventResponse(List.of());
  }

  private void send(SubmissionId id) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("submission", id.value())) {
      post.send(id);
    }
  }

  /** Whose mail was put into the outbox, or is asked for again there. */
  private static Optional<String> owner(DynamodbStreamRecord change, String kind) {
    Map<String, AttributeValue> keys = change.getDynamodb().getKeys();
    String pk = requireNonNull(keys.get("pk")).getS();
    return (change.getEventName().equals("INSERT") || isAskedAgain(change))
            && requireNonNull(keys.get("sk")).getS().equals("OUTBOX")
            && pk.startsWith(kind)
        ? Optional.of(pk.substring(kind.length()))
        : Optional.empty();
  }

  /** What was marked as sent has lost this mark. */
  private static boolean isAskedAgain(DynamodbStreamRecord change) {
    Map<String, AttributeValue> now = change.getDynamodb().getNewImage();
    return change.getEventName().equals("MODIFY") && now != null && now.containsKey("unsent");
  }
}
