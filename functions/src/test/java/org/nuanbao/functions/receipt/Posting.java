package org.nuanbao.functions.receipt;

import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.memory.MemoryMailbox;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.SubmissionId;

/** What {@code receipt} does with an outbox item, without a container. */
public final class Posting {
  private final Post post;

  /** Where nothing comes by mail. */
  public Posting(Outbox outbox, MailOut mail, BusinessClock clock) {
    this(outbox, mail, new MemoryMailbox(), clock);
  }

  public Posting(Outbox outbox, MailOut mail, Mailbox mailbox, BusinessClock clock) {
    post = new Post(outbox, mail, mailbox, clock);
  }

  public void send(SubmissionId id) {
    post.send(id);
  }

  public void ask(MailId id) {
    post.ask(id);
  }
}
