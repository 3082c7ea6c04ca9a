package org.nuanbao.functions.convert;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.register.Conversion;
import org.nuanbao.submission.SubmissionId;
import org.slf4j.MDC;

/** Takes validated submissions and publishes their values. */
public class ConvertHandler extends QueueHandler<Validated> {
  @Inject Conversion conversion;

  public ConvertHandler() {
    super(Validated.class);
  }

  public ConvertHandler(ApplicationContext context) {
    super(context, Validated.class);
  }

  @Override
  protected void work(Validated message) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("submission", message.submission())) {
      conversion.convert(new SubmissionId(message.submission()));
    }
  }
}
