package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Seeded trees of random shape against sums and sets that know nothing of a tree. */
class TotalsPropertyTest {
  private static final int CASES = 300;
  private static final long SEED = Long.getLong("nuanbao.seed", 20180131L);

  @Test
  void anyGroupingAndOrderAddsUpToTheNaiveSum() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      List<Totals> leaves = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        leaves.add(leaf(random));
      }
      Totals folded = grouped(new ArrayList<>(leaves), random);

      assertThat(TotalsJson.of(folded)).as("seed %d", seed).isEqualTo(naive(leaves));
      Collections.shuffle(leaves, random);
      assertThat(grouped(leaves, random)).as("seed %d", seed).isEqualTo(folded);
    }
  }

  /** Adds neighbours at random until one is left. */
  private static Totals grouped(List<Totals> parts, Random random) {
    while (parts.size() > 1) {
      int at = random.nextInt(parts.size() - 1);
      parts.set(at, parts.get(at).plus(parts.remove(at + 1)));
    }
    return parts.getFirst().plus(Totals.NONE);
  }

  private static Totals leaf(Random random) {
    TreeMap<String, BigDecimal> sums = new TreeMap<>();
    sums.put("count", BigDecimal.valueOf(random.nextInt(1000)));
    sums.put("wan", BigDecimal.valueOf(random.nextLong(100_000_000_000L), random.nextInt(5)));
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      keys.add("%032x".formatted(random.nextInt(200)));
    }
    TreeMap<String, KeySet> distinct = new TreeMap<>();
    distinct.put("persons", KeySet.of(keys));
    return new Totals(sums, distinct);
  }

  private static String naive(List<Totals> leaves) {
    long count = 0;
    BigDecimal wan = BigDecimal.ZERO;
    Set<String> persons = new HashSet<>();
    for (Totals leaf : leaves) {
      count += leaf.sums().getOrDefault("count", BigDecimal.ZERO).longValueExact();
      wan = wan.add(leaf.sums().getOrDefault("wan", BigDecimal.ZERO));
      persons.addAll(leaf.distinct().getOrDefault("persons", KeySet.NONE).keys());
    }
    return "{\"count\":%d,\"persons\":%d,\"wan\":%s}"
        .formatted(count, persons.size(), wan.stripTrailingZeros().toPlainString());
  }
}
