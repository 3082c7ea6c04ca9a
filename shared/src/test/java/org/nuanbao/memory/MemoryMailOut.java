package org.nuanbao.memory;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.submission.MailOut;

/** A mail server in memory that can be told to fail. */
public final class MemoryMailOut implements MailOut {
  private final List<Mail> sent = new ArrayList<>();
  private int failures;

  /** The next so many mails are not taken. */
  public synchronized void failNext(int mails) {
    failures = mails;
  }

  public synchronized List<Mail> sent() {
    return List.copyOf(sent);
  }

  @Override
  public synchronized void send(Mail mail) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the mail server does not answer");
    }
    sent.add(mail);
  }
}
