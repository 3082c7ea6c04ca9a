package org.nuanbao.local.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The moment at which a worker is killed.
 *
 * @param share how much of the phase is done by then, 0 to 1
 * @param lost whether the call at which it is killed no longer reaches the table
 */
record Moment(Phase phase, double share, boolean lost) {
  /** The phases that a roster goes through, in order. */
  enum Phase {
    VALIDATE(2),
    ROWS(4),
    FIGURES(1),
    FLIP(1),
    DOUBLES(2);

    private final int weight;

    Phase(int weight) {
      this.weight = weight;
    }
  }

  private static final List<Phase> BY_WEIGHT =
      Stream.of(Phase.values())
          .flatMap(phase -> Stream.generate(() -> phase).limit(phase.weight))
          .toList();

  private static Moment any(Random random) {
    return new Moment(
        BY_WEIGHT.get(random.nextInt(BY_WEIGHT.size())), random.nextDouble(), random.nextBoolean());
  }

  /** Draws this many moments, in the order in which one roster can reach them. */
  static List<Moment> draw(Random random, int count) {
    return Stream.generate(() -> any(random))
        .limit(count)
        .sorted(Comparator.comparing(Moment::phase).thenComparingDouble(Moment::share))
        .toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s %.3f%s", phase, share, lost ? ", the call in hand lost" : "");
  }
}
