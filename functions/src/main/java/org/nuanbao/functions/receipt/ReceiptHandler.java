package org.nuanbao.functions.receipt;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.List;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.LazyContext;
import org.nuanbao.functions.dynamo.OutboxStream;
import org.nuanbao.submission.SubmissionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Mails the receipts and questions that the stream reports in the outbox. This is the one place
 * where its failures become answers: the stream is delivered again from the first record that
 * failed.
 */
public class ReceiptHandler extends MicronautRequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

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
        OutboxStream.receipt(change).ifPresent(this::send);
        OutboxStream.question(change).ifPresent(post::ask);
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
}
