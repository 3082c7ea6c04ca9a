package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.util.Map;
import org.nuanbao.functions.poll.PollHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schedule on which mails are fetched: every second, for nobody pays for it here. */
final class MailTimer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(MailTimer.class);
  private static final long EVERY_MILLIS = 1_000;

  private final PollHandler poll;
  private final Thread thread;

  MailTimer(ApplicationContext functions) {
    poll = new PollHandler(functions);
    thread = Thread.ofPlatform().daemon().name("mails").start(this::watch);
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        poll.execute(Map.of());
      } catch (RuntimeException e) {
        if (!Thread.currentThread().isInterrupted()) {
          LOG.warn("mails are fetched the next time", e);
        }
      }
      Pause.millis(EVERY_MILLIS);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
