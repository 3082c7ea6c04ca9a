package org.nuanbao.functions.inbox;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.StoredEvent;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Submissions;

/** Takes the notifications of mails and of the answers about their workbooks. */
public class InboxHandler extends QueueHandler<StoredEvent> {
  @Inject Submissions submissions;
  @Inject Inbox inbox;
  @Inject Mails mails;

  public InboxHandler() {
    super(StoredEvent.class);
  }

  public InboxHandler(ApplicationContext context) {
    super(context, StoredEvent.class);
  }

  @Override
  protected void work(StoredEvent message) {
    for (StoredEvent.Entry stored : message.entries()) {
      mails.mail(stored.key()).ifPresent(id -> inbox.take(id, null));
      mails.answer(stored.key()).ifPresent(part -> inbox.take(part.mail(), part));
    }
  }

  /**
   * Does nothing: the mail waits in its queue, and there is no list of mails to note the try in.
   */
  @Override
  protected void failed(StoredEvent message) {}

  @Override
  protected void giveUp(StoredEvent message) {
    for (StoredEvent.Entry stored : message.entries()) {
      mails.mail(stored.key()).ifPresent(inbox::giveUp);
      mails.answer(stored.key()).map(MailPart::mail).ifPresent(inbox::giveUp);
    }
  }

  @Override
  protected void rehearse() {
    inbox.prepare();
    submissions.find(Invented.ID);
  }
}
