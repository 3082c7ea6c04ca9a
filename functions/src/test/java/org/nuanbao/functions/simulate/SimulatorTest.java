package org.nuanbao.functions.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.memory.Guard;

/**
 * Thousands of histories, each made from its seed. {@code -Dnuanbao.histories=100000} plays more,
 * {@code -Dnuanbao.seed=17} plays the one that failed.
 */
class SimulatorTest {
  private static final long FIRST = Long.getLong("nuanbao.seed", 1);
  private static final long HISTORIES =
      Long.getLong("nuanbao.histories", System.getProperty("nuanbao.seed") == null ? 2_000 : 1);

  /** A fault that so many histories do not show would hardly be found by those of the suite. */
  private static final int SOON = 10_000;

  private static final int SIDE_BY_SIDE = 2;

  @Test
  void noHistoryBreaksAPromise() throws Exception {
    System.out.println("seeds " + FIRST + " to " + (FIRST + HISTORIES - 1));
    List<String> broken = play(FIRST, HISTORIES, Planted.NOTHING);
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.nuanbao.functions.simulate.Planted#each")
  void aPlantedFaultIsFound(Planted fault) throws Exception {
    List<String> found = List.of();
    for (long seed = 1; found.isEmpty() && seed < SOON; seed += 50) {
      found = play(seed, 50, fault);
    }
    System.out.println(fault + " | " + (found.isEmpty() ? "NOT FOUND" : found.getFirst()));
    assertThat(found).isNotEmpty();
  }

  @Test
  void aSeedPlaysTheSameHistoryAgain() throws Exception {
    Planted fault = new Planted(Set.of(Guard.RECEIVED_ONCE), Set.of());
    List<String> found = play(1, 100, fault);
    assertThat(found).isNotEmpty();
    assertThat(play(1, 100, fault)).isEqualTo(found);
  }

  private static List<String> play(long first, long count, Planted fault) throws Exception {
    List<String> broken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int part = 0; part < SIDE_BY_SIDE; part++) {
        int offset = part;
        parts.add(
            threads.submit(() -> {
              List<String> mine = new ArrayList<>();
              LongStream.range(first, first + count)
                  .filter(seed -> seed % SIDE_BY_SIDE == offset)
                  .forEach(seed -> {
                    String what = play(seed, fault);
                    if (what != null) {
                      mine.add(what);
                    }
                  });
              return mine;
            }));
      }
      for (Future<List<String>> part : parts) {
        broken.addAll(part.get());
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
    return broken.stream().sorted().toList();
  }

  /** What went wrong with this seed; null where nothing did. */
  private static @Nullable String play(long seed, Planted fault) {
    try {
      new History(seed, fault).play();
      return null;
    } catch (Violation violation) {
      return "seed %d: %s".formatted(seed, violation.getMessage());
    }
  }
}
