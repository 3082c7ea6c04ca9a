package org.nuanbao.functions.inbox;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.submission.Mails;

/** Takes the notifications of mails, and of answers to what was asked about their files. */
public class InboxHandler extends QueueHandler<Arrived> {
  @Inject Inbox inbox;
  @Inject Mails mails;

  public InboxHandler() {
    super(Arrived.class);
  }

  public InboxHandler(ApplicationContext context) {
    super(context, Arrived.class);
  }

  @Override
  protected void work(Arrived message) {
    for (String key : message.keys()) {
      mails.mail(key).ifPresent(inbox::take);
    }
  }
}
