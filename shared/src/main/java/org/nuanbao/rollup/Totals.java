package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a unit or a node adds up to. Addition is exact: order and grouping do not matter.
 *
 * @param sums by item ref, by item ref and answer ({@code 6.B/是}), or by measure ({@code rows},
 *     {@code age_bands/30-39})
 * @param distinct by measure; the size of the set is the figure
 */
public record Totals(SortedMap<String, BigDecimal> sums, SortedMap<String, KeySet> distinct) {
  public static final Totals NONE = new Totals(new TreeMap<>(), new TreeMap<>());

  public Totals {
    sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    distinct = Collections.unmodifiableSortedMap(new TreeMap<>(distinct));
  }

  /** A mark among the sums of one filing. It is no figure: whoever reads the filing removes it. */
  private static final String NIL = "(nil)";

  /** These totals, for a filing that says that there is nothing to report. */
  Totals ofNothing() {
    return with(NIL, BigDecimal.ONE);
  }

  /** Whether the filing says that there is nothing to report. */
  public boolean saysNothing() {
    return sums.containsKey(NIL);
  }

  /** These totals without the mark of a filing that has nothing to report. */
  public Totals figures() {
    if (!saysNothing()) {
      return this;
    }
    SortedMap<String, BigDecimal> figures = new TreeMap<>(sums);
    figures.remove(NIL);
    return new Totals(figures, distinct);
  }

  public Totals plus(Totals other) {
    return new Totals(
        merged(sums, other.sums, BigDecimal::add), merged(distinct, other.distinct, KeySet::plus));
  }

  /** These totals with one sum replaced. */
  public Totals with(String key, BigDecimal sum) {
    SortedMap<String, BigDecimal> changed = new TreeMap<>(sums);
    changed.put(key, sum);
    return new Totals(changed, distinct);
  }

  private static <V> SortedMap<String, V> merged(
      SortedMap<String, V> one, SortedMap<String, V> other, BinaryOperator<V> add) {
    SortedMap<String, V> all = new TreeMap<>(one);
    other.forEach((key, value) -> all.merge(key, value, add));
    return all;
  }
}
