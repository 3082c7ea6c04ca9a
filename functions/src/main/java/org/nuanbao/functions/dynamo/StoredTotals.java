package org.nuanbao.functions.dynamo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.Sums;
import org.nuanbao.rollup.Totals;

/**
 * Totals as they are stored, beside their {@link PackedSums}.
 *
 * @param sums plain decimals, in items from before the sums were packed; empty in others
 * @param distinct the name of each measure's key set, by measure
 */
record StoredTotals(Map<String, String> sums, Map<String, String> distinct) {
  /** Saves the key sets first, then returns totals that name them. */
  static StoredTotals save(
      Totals totals, KeySets keySets, BiFunction<String, KeySet, String> naming) {
    SortedMap<String, String> distinct = new TreeMap<>();
    totals
        .distinct()
        .forEach((measure, keys) -> {
          String name = naming.apply(measure, keys);
          keySets.save(name, keys);
          distinct.put(measure, name);
        });
    return new StoredTotals(Map.of(), distinct);
  }

  Totals load(KeySets keySets, Sums packed) {
    SortedMap<String, KeySet> sets = new TreeMap<>();
    distinct.forEach((measure, name) ->
        sets.put(
            measure,
            keySets.load(name).orElseThrow(() -> new IllegalStateException("no key set " + name))));
    return sums.isEmpty() ? new Totals(packed, sets) : new Totals(written(), sets);
  }

  private SortedMap<String, BigDecimal> written() {
    SortedMap<String, BigDecimal> exact = new TreeMap<>();
    sums.forEach((ref, sum) -> exact.put(ref, new BigDecimal(sum)));
    return exact;
  }
}
