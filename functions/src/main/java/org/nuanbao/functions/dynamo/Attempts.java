package org.nuanbao.functions.dynamo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Counts the attempts at something and waits between them. Each wait is longer than the one before
 * and a little different from those of other workers. After about four seconds in all, the work
 * goes back to its queue.
 */
final class Attempts {
  private static final int MOST = 12;
  private static final long LONGEST_WAIT = 640;

  private final String what;
  private int made;

  /**
   * Starts counting.
   *
   * @param what names what is being tried, for the failure's text
   */
  Attempts(String what) {
    this.what = what;
  }

  /** Waits before another attempt. */
  void again() {
    again(null);
  }

  /**
   * Waits before another attempt.
   *
   * @throws IllegalStateException if it was tried as often as is allowed
   */
  void again(@Nullable RuntimeException cause) {
    if (++made >= MOST) {
      throw new IllegalStateException(what + " did not succeed in " + MOST + " attempts", cause);
    }
    long wait = Math.min(LONGEST_WAIT, 5L << made);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(wait / 2, wait + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " was interrupted", e);
    }
  }

  /** Repeats a request for a single item while a transaction holds that item. */
  static <R> R whileInTransaction(String what, Supplier<R> request) {
    Attempts attempts = new Attempts(what);
    while (true) {
      try {
        return request.get();
      } catch (TransactionConflictException e) {
        attempts.again(e);
      }
    }
  }
}
