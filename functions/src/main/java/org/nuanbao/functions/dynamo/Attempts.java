package org.nuanbao.functions.dynamo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Bounded patience: each wait is longer than the one before and a little different from the
 * neighbours'. About four seconds altogether, then the work goes back to its queue.
 */
final class Attempts {
  private static final int MOST = 12;
  private static final long LONGEST_WAIT = 640;

  private final String what;
  private int made;

  /**
   * Starts counting.
   *
   * @param what is being tried, for the failure's text
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
   * @throws IllegalStateException if it was tried often enough
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

  /** Repeats a single item's request while a transaction holds the item. */
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
