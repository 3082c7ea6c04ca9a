package org.nuanbao.functions.validate;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.Optional;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.StoredEvent;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submissions;

/**
 * Takes the notifications of finished uploads and validates what was uploaded. For a workbook that
 * came by mail it first says which form it is.
 */
public class ValidateHandler extends QueueHandler<StoredEvent> {
  @Inject Validation validation;
  @Inject Recognition recognition;
  @Inject Mails mails;
  @Inject Keys keys;
  @Inject Submissions submissions;
  @Inject Originals originals;

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
    keys.person("rehearsal");
    submissions.find(Invented.ID);
    originals.stored(originals.key(Invented.submission()));
    try (RehearsalStage stage = RehearsalStage.open()) {
      rehearse(stage);
    }
  }

  /** Validates invented workbooks: each form's blank twice, what is usual until it is compiled. */
  public static void rehearse(RehearsalStage stage) {
    ValidateHandler actor = new ValidateHandler(stage.context());
    stage.play(stage::uploaded, actor::rehearse);
  }
}
