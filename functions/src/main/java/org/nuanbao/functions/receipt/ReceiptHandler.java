package org.nuanbao.functions.receipt;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventFunction;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.dynamo.OutboxStream;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.submission.SubmissionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Mails the receipts, questions, letters and sign-in links that the stream reports in the outbox.
 * This is the one place where its failures become answers: the stream is delivered again from the
 * first record that failed.
 */
public class ReceiptHandler extends EventFunction<DynamodbEvent, StreamsEventResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

  @Inject Post post;
  @Inject Doorkeeper doorkeeper;

  public ReceiptHandler() {}

  public ReceiptHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public StreamsEventResponse execute(DynamodbEvent event) {
    for (DynamodbStreamRecord change : event.getRecords()) {
      try {
        OutboxStream.receipt(change).ifPresent(this::send);
        OutboxStream.question(change).ifPresent(post::ask);
        OutboxStream.letter(change).ifPresent(post::write);
        OutboxStream.door(change).ifPresent(doorkeeper::tell);
      } catch (Throwable e) {
        String number = change.getDynamodb().getSequenceNumber();
        LOG.warn("again from record {} {}", number, FailureTrace.of(e));
        return new StreamsEventResponse(List.of(new BatchItemFailure(number)));
      }
    }
    return new StreamsEventResponse(List.of());
  }

  @Override
  protected DynamodbEvent event(Map<String, @Nullable Object> json) {
    return OutboxStream.event(json);
  }

  @Override
  protected Object json(StreamsEventResponse answer) {
    return failures(
        answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier));
  }

  private void send(SubmissionId id) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("submission", id.value())) {
      post.send(id);
    }
  }

  @Override
  protected void rehearse() {
    post.look();
    try (RehearsalStage stage = RehearsalStage.open()) {
      rehearse(stage);
    }
  }

  /** Mails the receipts of invented submissions. */
  public static void rehearse(RehearsalStage stage) {
    ReceiptHandler actor = new ReceiptHandler(stage.context());
    stage.play(stage::posted, actor::rehearse);
  }
}
