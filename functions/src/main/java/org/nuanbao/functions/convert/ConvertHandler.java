package org.nuanbao.functions.convert;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.time.Instant;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.register.Conversion;
import org.nuanbao.register.GivingUp;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.slf4j.MDC;

/** Takes validated submissions and publishes their values. */
public class ConvertHandler extends QueueHandler<ConvertHandler.Message> {
  @Inject Conversion conversion;
  @Inject GivingUp givingUp;
  @Inject Submissions submissions;

  /** Names a submission that is free of errors. */
  @Serdeable
  record Message(String submission) {}

  public ConvertHandler() {
    super(Message.class);
  }

  public ConvertHandler(ApplicationContext context) {
    super(context, Message.class);
  }

  @Override
  protected void work(Message message) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("submission", message.submission())) {
      conversion.convert(new SubmissionId(message.submission()));
    }
  }

  @Override
  protected void failed(Message message) {
    submissions.tryFailed(new SubmissionId(message.submission()), Instant.now());
  }

  /** Records the outcome first, then removes what is left of its rows or looks for its doubles. */
  @Override
  protected void giveUp(Message message) {
    givingUp.end(new SubmissionId(message.submission()));
    work(message);
  }

  @Override
  protected void rehearse() {
    submissions.find(Invented.ID);
  }
}
