package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums in longs against big decimals added key by key, on seeded figures of every kind. */
class SumsTest {
  private static final int CASES = 400;
  private static final long SEED = Long.getLong("nuanbao.seed", 20180119L);
  private static final List<String> KEYS = List.of("1.A", "1.B", "2.A/否", "2.A/是", "rows", "wan");

  @Test
  void addsAsBigDecimalsDo() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      MappedTotals exact = new MappedTotals(new TreeMap<>(), new TreeMap<>());
      Sums sum = random.nextBoolean() ? Sums.NONE : Sums.zero(keys(random));
      for (String key : sum.byKey().keySet()) {
        exact.sums().put(key, BigDecimal.ZERO);
      }
      for (int i = random.nextInt(12); i >= 0; i--) {
        SortedMap<String, BigDecimal> figures = figures(random);
        exact = exact.plus(new MappedTotals(figures, new TreeMap<>()));
        Sums more = Sums.of(figures);
        assertThat(more.byKey())
            .as("seed %d", seed)
            .isEqualTo(new MappedTotals(figures, new TreeMap<>()).plain());
        sum = sum.plus(more);
      }
      assertThat(sum.byKey()).as("seed %d", seed).isEqualTo(exact.plain());
      assertThat(sum).as("seed %d", seed).isEqualTo(Sums.of(exact.sums()));
      assertThat(sum.hashCode()).as("seed %d", seed).isEqualTo(Sums.of(exact.sums()).hashCode());
    }
  }

  @Test
  void addsManyAsItAddsOneAfterTheOther() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      FigureKeys keys = keys(random);
      List<Sums> rows = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        rows.add(random.nextInt(9) == 0 ? Sums.of(figures(random)) : row(keys, random));
      }
      Sums.Running oneByOne = Sums.zero(keys).running();
      rows.forEach(oneByOne::add);
      Sums.Running together = Sums.zero(keys).running();
      together.add(rows);

      assertThat(together.sums()).as("seed %d", seed).isEqualTo(oneByOne.sums());
      assertThat(together.sums().byKey()).isEqualTo(oneByOne.sums().byKey());
    }
  }

  @Test
  void putsFiguresInThePlaceOfOthers() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      FigureKeys keys = keys(random);
      Sums stays = row(keys, random);
      Sums before = random.nextInt(9) == 0 ? Sums.of(figures(random)) : row(keys, random);
      Sums now = random.nextInt(9) == 0 ? Sums.of(figures(random)) : row(keys, random);
      Sums.Running running = stays.running();
      running.add(before);
      running.replace(before, now);

      assertThat(nonZero(running.sums())).as("seed %d", seed).isEqualTo(nonZero(stays.plus(now)));
    }
  }

  @Test
  void aRowAmongOthersOfWhichOneSumIsBeyondALongIsAddedExactly() {
    FigureKeys keys = Sums.of(new TreeMap<>(Map.of("a", two(), "b", two()))).keys();
    Sums most = Sums.of(keys, new long[] {Long.MAX_VALUE, 1}, Map.of());
    Sums less = Sums.of(keys, new long[] {-2, 1}, Map.of());
    Sums.Running running = Sums.zero(keys).running();

    running.add(List.of(most, less, most, less));

    BigDecimal twice = new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.valueOf(6)));
    assertThat(running.sums().byKey())
        .containsEntry("a", twice)
        .containsEntry("b", new BigDecimal("4"));
    running.replace(most, less);
    assertThat(running.sums().whole(0)).isEqualTo(Long.MAX_VALUE - 6);
    assertThat(running.sums().beyond(0)).isNull();
  }

  @Test
  void theSameKeysAreShared() {
    assertThat(Sums.of(new TreeMap<>(Map.of("a", two()))).keys())
        .isSameAs(Sums.of(new TreeMap<>(Map.of("a", two()))).keys())
        .isNotEqualTo(Sums.of(new TreeMap<>(Map.of("a", new BigDecimal("0.5")))).keys());
  }

  @Test
  void takesAwayWhatWasAdded() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      List<Sums> added = new ArrayList<>();
      Sums.Running running = new Sums.Running(Sums.zero(keys(random)));
      Sums nothing = running.sums();
      for (int i = random.nextInt(12); i >= 0; i--) {
        added.add(Sums.of(figures(random)));
        running.add(added.getLast());
      }
      Collections.shuffle(added, random);
      Sums stays = added.removeLast();
      added.forEach(running::subtract);
      assertThat(nonZero(running.sums())).as("seed %d", seed).isEqualTo(nonZero(stays));
      running.subtract(stays);
      assertThat(nonZero(running.sums())).as("seed %d", seed).isEqualTo(nonZero(nothing));
    }
  }

  @Test
  void aRowOfWhichOneSumIsBeyondALongIsAddedExactly() {
    Sums most = Sums.of(new TreeMap<>(Map.of("a", BigDecimal.valueOf(Long.MAX_VALUE), "b", two())));

    Sums twice = most.plus(most);

    assertThat(twice.byKey())
        .containsEntry("a", new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.TWO)))
        .containsEntry("b", new BigDecimal("4"));
    Sums.Running back = new Sums.Running(twice);
    back.subtract(most);
    assertThat(back.sums()).isEqualTo(most);
    assertThat(back.sums().beyond(0)).isNull();
  }

  private static BigDecimal two() {
    return new BigDecimal("2.00");
  }

  private static SortedMap<String, BigDecimal> nonZero(Sums sums) {
    SortedMap<String, BigDecimal> figures = sums.byKey();
    figures.values().removeIf(figure -> figure.signum() == 0);
    return figures;
  }

  /** A row of longs, some of them so large that two are beyond a long. */
  private static Sums row(FigureKeys keys, Random random) {
    long[] whole = new long[keys.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = random.nextInt(6) == 0 ? random.nextLong() : random.nextInt(100_000);
    }
    return Sums.of(keys, whole, Map.of());
  }

  private static FigureKeys keys(Random random) {
    SortedMap<String, Integer> decimals = new TreeMap<>();
    for (String key : KEYS) {
      if (random.nextInt(4) > 0) {
        decimals.put(key, random.nextInt(7));
      }
    }
    return FigureKeys.of(decimals);
  }

  private static SortedMap<String, BigDecimal> figures(Random random) {
    SortedMap<String, BigDecimal> figures = new TreeMap<>();
    for (String key : KEYS) {
      if (random.nextInt(5) > 0) {
        figures.put(key, figure(random));
      }
    }
    return figures;
  }

  /** Counts, 元 with 分, 万元 with decimals, blanks, and what no long holds. */
  static BigDecimal figure(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> BigDecimal.ZERO;
      case 1 -> BigDecimal.valueOf(random.nextInt(1000));
      case 2 -> BigDecimal.valueOf(random.nextInt(10_000_000), 2);
      case 3 -> BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(7));
      case 4 -> BigDecimal.valueOf(-random.nextInt(1000), random.nextInt(3));
      case 5 -> BigDecimal.valueOf(random.nextInt(1000), -random.nextInt(4));
      case 6 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(4));
      case 7 -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(30));
      default -> new BigDecimal("0.000");
    };
  }
}
