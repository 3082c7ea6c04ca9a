package org.nuanbao.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what another process brings about. */
final class Waiting {
  private static final Duration LONGEST =
      Duration.ofSeconds(Long.getLong("nuanbao.wait.seconds", 60));
  private static final long BETWEEN_MILLIS = 100;

  private Waiting() {}

  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until the condition holds; false if it does not within a minute, or the time set. */
  static boolean until(Condition condition) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
