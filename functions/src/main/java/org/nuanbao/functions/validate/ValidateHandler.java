package org.nuanbao.functions.validate;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.StoredEvent;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;

/**
 * Takes the notifications of finished uploads and validates what was uploaded. For a workbook that
 * came by mail it first says which form it is.
 */
public class ValidateHandler extends QueueHandler<StoredEvent> {
  @Inject Validation validation;
  @Inject Recognition recognition;
  @Inject Mails mails;
  @Inject ValidateRehearsal rehearsal;

  public ValidateHandler() {
    super(StoredEvent.class);
  }

  public ValidateHandler(ApplicationContext context) {
    super(context, StoredEvent.class);
  }

  @Override
  protected void work(StoredEvent message) {
    for (StoredEvent.Entry uploaded : message.entries()) {
      Optional<MailPart> question = mails.question(uploaded.key());
      if (question.isPresent()) {
        recognition.recognise(question.get());
      } else {
        validation.validate(uploaded.key(), uploaded.eventTime());
      }
    }
  }

  @Override
  protected void failed(StoredEvent message) {
    for (StoredEvent.Entry uploaded : message.entries()) {
      validation.failed(uploaded.key());
    }
  }

  @Override
  protected void giveUp(StoredEvent message) {
    for (StoredEvent.Entry uploaded : message.entries()) {
      Optional<MailPart> question = mails.question(uploaded.key());
      if (question.isPresent()) {
        recognition.giveUp(question.get());
      } else {
        validation.giveUp(uploaded.key(), uploaded.eventTime());
      }
    }
  }

  @Override
  protected void rehearse() {
    rehearsal.run();
    execute(event(Map.of()));
  }
}
