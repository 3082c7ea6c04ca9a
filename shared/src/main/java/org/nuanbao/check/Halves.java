package org.nuanbao.check;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Goes through a long list's rows, where there are two processors each half on its own. */
final class Halves {
  private static final int MANY = 20_000;

  private Halves() {}

  /**
   * Calls it for all rows, from 0, at once or for each half.
   *
   * @param range must touch nothing that the other half touches
   */
  static void of(int rows, Range range) {
    if (rows < MANY || Runtime.getRuntime().availableProcessors() == 1) {
      range.rows(0, rows);
      return;
    }
    int half = rows / 2;
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> range.rows(half, rows));
    try {
      range.rows(0, half);
    } finally {
      ended(second);
    }
  }

  /** Waits for it; what it threw is thrown as if it had been done here. */
  private static void ended(CompletableFuture<Void> second) {
    try {
      second.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        case null, default -> throw failed;
      }
    }
  }

  /** What is done with rows. */
  @FunctionalInterface
  interface Range {
    void rows(int from, int to);
  }
}
