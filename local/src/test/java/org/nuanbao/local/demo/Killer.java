package org.nuanbao.local.demo;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the worker's calls to its tables and kills it at the given moment. It knows a phase by
 * its calls; where there are none to count, the time since the phase began decides.
 */
final class Killer {
  private static final int A_BATCH = 25;
  private static final int ITEMS_A_ROW = 2;

  /** The search for doubles reads all pointers at once, then looks up at least so many persons. */
  private static final int LOOKED_UP = 5;

  private static final long VALIDATE_MILLIS = 2_500;
  private static final long FIGURES_MILLIS = 300;

  private final int rows;
  private int aimed;
  private @Nullable CloudChild worker;
  private @Nullable Moment moment;
  private CountDownLatch struck = new CountDownLatch(1);
  private int batches;
  private int searched;

  Killer(int rows) {
    this.rows = rows;
  }

  /** Aims at a worker, which is killed when this moment comes. */
  synchronized void aim(CloudChild at, Moment when) {
    worker = at;
    moment = when;
    aimed++;
    struck = new CountDownLatch(1);
    batches = 0;
    searched = 0;
    if (when.phase() == Moment.Phase.VALIDATE) {
      later(when, VALIDATE_MILLIS);
    }
  }

  /** Stops aiming: the moment did not come. */
  synchronized void holdFire() {
    moment = null;
  }

  /** Waits for a while; returns whether the worker is dead. */
  boolean hasStruck(long millis) throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = struck;
    }
    return latch.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Is told of every operation on a table before it is done; false if it must not be done. */
  synchronized boolean asked(String operation) {
    Moment now = moment;
    switch (operation) {
      case "BatchWriteItem" -> {
        batches++;
        searched = 0;
      }
      case "BatchGetItem" -> searched = 1;
      case "Query" -> searched += searched > 0 ? 1 : 0;
      default -> {}
    }
    if (now == null) {
      return true;
    }
    if (comes(now, operation)) {
      strike();
      return !now.lost();
    }
    if (now.phase() == Moment.Phase.FIGURES
        && operation.equals("BatchWriteItem")
        && batches == allBatches()) {
      later(now, FIGURES_MILLIS);
    }
    return true;
  }

  private boolean comes(Moment now, String operation) {
    return switch (now.phase()) {
      case VALIDATE, FIGURES -> false;
      case ROWS ->
          operation.equals("BatchWriteItem") && batches >= Math.max(1, now.share() * allBatches());
      case FLIP -> operation.equals("TransactWriteItems") && batches >= allBatches();
      case DOUBLES -> searched > now.share() * LOOKED_UP;
    };
  }

  private int allBatches() {
    return rows * ITEMS_A_ROW / A_BATCH;
  }

  private void later(Moment now, long most) {
    int mine = aimed;
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(Math.round(now.share() * most * 1_000_000));
          strikeIf(mine);
        });
  }

  private synchronized void strikeIf(int mine) {
    if (moment != null && aimed == mine) {
      strike();
    }
  }

  private void strike() {
    try {
      Objects.requireNonNull(worker).kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    moment = null;
    struck.countDown();
  }
}
