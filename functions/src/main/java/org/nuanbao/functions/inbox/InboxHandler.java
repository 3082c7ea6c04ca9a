package org.nuanbao.functions.inbox;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.Stored;
import org.nuanbao.submission.MailPart;
import org.nuanbao.submission.Mails;

/** Takes the notifications of mails, and of answers to what was asked about their files. */
public class InboxHandler extends QueueHandler<Stored> {
  @Inject Inbox inbox;
  @Inject Mails mails;

  public InboxHandler() {
    super(Stored.class);
  }

  public InboxHandler(ApplicationContext context) {
    super(context, Stored.class);
  }

  @Override
  protected void work(Stored message) {
    for (Stored.Entry stored : message.entries()) {
      mails.mail(stored.key()).ifPresent(inbox::arrived);
      mails.answer(stored.key()).ifPresent(inbox::recognised);
    }
  }

  /** The mail waits in its queue; nobody keeps a list of mails. */
  @Override
  protected void failed(Stored message) {}

  @Override
  protected void giveUp(Stored message) {
    for (Stored.Entry stored : message.entries()) {
      mails.mail(stored.key()).ifPresent(inbox::giveUp);
      mails.answer(stored.key()).map(MailPart::mail).ifPresent(inbox::giveUp);
    }
  }
}
