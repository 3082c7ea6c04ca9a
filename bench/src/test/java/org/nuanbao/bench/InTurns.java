package org.nuanbao.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Programs that do the same work, run in turns within one process: whatever else the machine does
 * meets each of them alike, which it does not where one is measured after the other. So a ratio
 * holds on a shared machine too.
 */
final class InTurns {
  private final int warm;
  private final int measured;
  private final Map<String, Callable<?>> programs = new LinkedHashMap<>();

  /**
   * @param warm rounds before those that count
   * @param measured rounds that count
   */
  InTurns(int warm, int measured) {
    this.warm = warm;
    this.measured = measured;
  }

  /** One more program. What it returns must be the same each time: its work cannot be left out. */
  InTurns with(String name, Callable<?> program) {
    programs.put(name, program);
    return this;
  }

  /** Runs them all and tells what each took. */
  Map<String, Median> run() throws Exception {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    Map<String, Object> results = new LinkedHashMap<>();
    for (int round = 0; round < warm + measured; round++) {
      for (Map.Entry<String, Callable<?>> program : programs.entrySet()) {
        System.gc();
        long start = System.nanoTime();
        Object result = program.getValue().call();
        double took = (System.nanoTime() - start) / 1e6;
        Object before = results.put(program.getKey(), result);
        if (before != null && !Objects.equals(before, result)) {
          throw new IllegalStateException(program.getKey() + ": " + before + ", then " + result);
        }
        if (round >= warm) {
          millis.computeIfAbsent(program.getKey(), any -> new ArrayList<>()).add(took);
        }
      }
    }
    Map<String, Median> medians = new LinkedHashMap<>();
    millis.forEach((name, taken) -> medians.put(name, new Median(taken)));
    medians.forEach((name, median) ->
        System.out.printf(Locale.ROOT, "%-32s %s  → %s%n", name, median, results.get(name)));
    return medians;
  }

  /** What one of the programs took. */
  static Median of(Map<String, Median> taken, String program) {
    return Objects.requireNonNull(taken.get(program), program);
  }

  /**
   * The middle of what was measured.
   *
   * @param taken in the order of measuring, milliseconds
   */
  record Median(List<Double> taken) {
    double millis() {
      List<Double> sorted = taken.stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    @Override
    public String toString() {
      List<String> each = taken.stream().map(one -> "%.0f".formatted(one)).toList();
      return "median %8.1f ms of %s".formatted(millis(), String.join(" · ", each));
    }
  }
}
