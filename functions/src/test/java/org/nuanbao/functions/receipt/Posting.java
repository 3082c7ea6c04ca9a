package org.nuanbao.functions.receipt;

import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.SubmissionId;

/** What {@code receipt} does with an outbox item, without a container. */
public final class Posting {
  private final Post post;

  public Posting(Outbox outbox, MailOut mail, BusinessClock clock) {
    post = new Post(outbox, mail, clock);
  }

  public void send(SubmissionId id) {
    post.send(id);
  }
}
