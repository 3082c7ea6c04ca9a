package org.nuanbao.functions.convert;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.register.Conversion;
import org.nuanbao.submission.SubmissionId;

/** Takes validated submissions and publishes their values. */
public class ConvertHandler extends QueueHandler {
  @Inject ObjectMapper json;
  @Inject Conversion conversion;

  public ConvertHandler() {}

  public ConvertHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  protected void work(String body) {
    conversion.convert(new SubmissionId(read(body).submission()));
  }

  private Validated read(String body) {
    try {
      return requireNonNull(json.readValue(body, Validated.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
