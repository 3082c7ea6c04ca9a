package org.nuanbao.functions.validate;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.nuanbao.functions.QueueHandler;

/** Takes the notifications of finished uploads and validates what was uploaded. */
public class ValidateHandler extends QueueHandler {
  @Inject ObjectMapper json;
  @Inject Validation validation;

  public ValidateHandler() {}

  public ValidateHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  protected void work(String body) {
    for (Uploaded.Entry uploaded : read(body).entries()) {
      validation.validate(uploaded.key(), uploaded.eventTime());
    }
  }

  private Uploaded read(String body) {
    try {
      return requireNonNull(json.readValue(body, Uploaded.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
