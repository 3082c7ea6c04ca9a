package org.nuanbao.functions.receipt;

import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duties;
import org.nuanbao.letter.Ways;
import org.nuanbao.memory.MemoryCopies;
import org.nuanbao.memory.MemoryMailbox;
import org.nuanbao.memory.MemoryReach;
import org.nuanbao.memory.MemoryUnitLetters;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/** What {@code receipt} does with an outbox item, without a container. */
public final class Posting {
  private final Post post;

  /** Where nothing comes by mail. */
  public Posting(
      Outbox outbox, MailOut mail, Submissions submissions, Duties duties, BusinessClock clock) {
    this(outbox, mail, new MemoryMailbox(), submissions, duties, clock);
  }

  public Posting(
      Outbox outbox,
      MailOut mail,
      Mailbox mailbox,
      Submissions submissions,
      Duties duties,
      BusinessClock clock) {
    post =
        new Post(
            outbox,
            mail,
            mailbox,
            new MemoryUnitLetters(),
            new MemoryReach(),
            submissions,
            duties,
            new MemoryCopies(),
            Ways.NONE,
            clock);
  }

  public void send(SubmissionId id) {
    post.send(id);
  }

  public void ask(MailId id) {
    post.ask(id);
  }
}
