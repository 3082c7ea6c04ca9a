package org.nuanbao.functions.validate;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.Optional;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.Stored;
import org.nuanbao.submission.MailPart;
import org.nuanbao.submission.Mails;

/**
 * Takes the notifications of finished uploads and validates what was uploaded; of a workbook that
 * came by mail it says first what it is.
 */
public class ValidateHandler extends QueueHandler<Stored> {
  @Inject Validation validation;
  @Inject Recognition recognition;
  @Inject Mails mails;

  public ValidateHandler() {
    super(Stored.class);
  }

  public ValidateHandler(ApplicationContext context) {
    super(context, Stored.class);
  }

  @Override
  protected void work(Stored message) {
    for (Stored.Entry uploaded : message.entries()) {
      Optional<MailPart> question = mails.question(uploaded.key());
      if (question.isPresent()) {
        recognition.recognise(question.get());
      } else {
        validation.validate(uploaded.key(), uploaded.eventTime());
      }
    }
  }

  @Override
  protected void failed(Stored message) {
    for (Stored.Entry uploaded : message.entries()) {
      validation.failed(uploaded.key());
    }
  }

  @Override
  protected void giveUp(Stored message) {
    for (Stored.Entry uploaded : message.entries()) {
      Optional<MailPart> question = mails.question(uploaded.key());
      if (question.isPresent()) {
        recognition.giveUp(question.get());
      } else {
        validation.giveUp(uploaded.key(), uploaded.eventTime());
      }
    }
  }
}
