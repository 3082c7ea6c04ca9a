package org.nuanbao.functions.validate;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.nuanbao.functions.QueueHandler;

/** Takes the notifications of finished uploads and validates what was uploaded. */
public class ValidateHandler extends QueueHandler<Uploaded> {
  @Inject Validation validation;

  public ValidateHandler() {
    super(Uploaded.class);
  }

  public ValidateHandler(ApplicationContext context) {
    super(context, Uploaded.class);
  }

  @Override
  protected void work(Uploaded message) {
    for (Uploaded.Entry uploaded : message.entries()) {
      validation.validate(uploaded.key(), uploaded.eventTime());
    }
  }
}
