package org.nuanbao.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs several calls at once, all let go at the same moment. */
final class Race {
  private Race() {}

  /** The answers in the order of the runners; the failure of a runner fails the test. */
  static <R> List<R> of(List<? extends Callable<R>> runners) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(runners.size())) {
      List<Future<R>> running = new ArrayList<>();
      for (Callable<R> runner : runners) {
        running.add(
            threads.submit(() -> {
              start.await();
              return runner.call();
            }));
      }
      start.countDown();
      List<R> answers = new ArrayList<>();
      for (Future<R> one : running) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
