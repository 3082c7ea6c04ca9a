package org.nuanbao.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Works on files on all processors and hands over what came of them in the order in which they were
 * given. Few results wait to be handed over, and a large file is only begun when its turn comes, so
 * that no more memory is needed than for one large file.
 */
final class SideBySide {
  /** Larger files are worked on by themselves; in bytes. */
  private static final long LARGE = 1 << 20;

  private SideBySide() {}

  /** What is done with each file. */
  interface Work<T> {
    T on(Path file) throws IOException;
  }

  /**
   * Works on each file.
   *
   * @param taken takes, in order, each file with what came of it; asked for that, it waits for the
   *     work, and fails as the work did
   */
  static <T> void each(List<Path> files, Work<T> work, BiConsumer<Path, Callable<T>> taken) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), files.size());
    if (threads == 1) {
      files.forEach(file -> taken.accept(file, () -> work.on(file)));
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Deque<Callable<T>> ahead = new ArrayDeque<>();
      int next = 0;
      for (Path file : files) {
        while (next < files.size() && ahead.size() < 2 * threads) {
          ahead.add(begun(files.get(next++), work, pool));
        }
        taken.accept(file, ahead.remove());
      }
    }
  }

  private static <T> Callable<T> begun(Path file, Work<T> work, ExecutorService pool) {
    if (isLarge(file)) {
      return () -> work.on(file);
    }
    Future<T> result = pool.submit(() -> work.on(file));
    return () -> {
      try {
        return result.get();
      } catch (ExecutionException failed) {
        switch (failed.getCause()) {
          case Exception fault -> throw fault;
          case Error fault -> throw fault;
          case null, default -> throw failed;
        }
      }
    };
  }

  private static boolean isLarge(Path file) {
    try {
      return Files.size(file) > LARGE;
    } catch (IOException gone) {
      // Whoever opens it says why it cannot be read.
      return false;
    }
  }
}
