package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a unit or a node adds up to. Addition is exact: order and grouping do not matter.
 *
 * @param exact the sums by item ref, by item ref and answer ({@code 6.B/是}), or by measure ({@code
 *     rows}, {@code age_bands/30-39})
 * @param distinct by measure; the size of the set is the figure
 */
public record Totals(Sums exact, SortedMap<String, KeySet> distinct) {
  private static final SortedMap<String, KeySet> NO_SETS =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  public static final Totals NONE = new Totals(Sums.NONE, NO_SETS);

  /** A mark among the sums of one filing. It is no figure: whoever reads the filing removes it. */
  private static final String NIL = "(nil)";

  public Totals {
    distinct =
        distinct.isEmpty() ? NO_SETS : Collections.unmodifiableSortedMap(new TreeMap<>(distinct));
  }

  /** Totals of figures that keep as many decimals as each has. */
  public Totals(SortedMap<String, BigDecimal> sums, SortedMap<String, KeySet> distinct) {
    this(Sums.of(sums), distinct);
  }

  /** The sums by their keys; a plain decimal without zeros that it does not need. */
  public SortedMap<String, BigDecimal> sums() {
    return Collections.unmodifiableSortedMap(exact.byKey());
  }

  /** These totals, for a filing that says that there is nothing to report. */
  Totals ofNothing() {
    return with(NIL, BigDecimal.ONE);
  }

  /** Whether the filing says that there is nothing to report. */
  public boolean saysNothing() {
    return exact.has(NIL);
  }

  /** These totals without the mark of a filing that has nothing to report. */
  public Totals figures() {
    if (!saysNothing()) {
      return this;
    }
    SortedMap<String, BigDecimal> figures = exact.byKey();
    figures.remove(NIL);
    return new Totals(figures, distinct);
  }

  public Totals plus(Totals other) {
    return new Totals(exact.plus(other.exact), KeySet.joined(List.of(distinct, other.distinct)));
  }

  /**
   * These totals with every figure and key set of the others, which are all nothing. Mostly they
   * have them already.
   */
  Totals startingFrom(Totals nothing) {
    FigureKeys all = nothing.exact.keys().plus(exact.keys());
    boolean hasSets =
        nothing.distinct.isEmpty() || distinct.keySet().containsAll(nothing.distinct.keySet());
    if (hasSets && all.equals(exact.keys())) {
      return this;
    }
    return new Totals(
        exact.in(all), hasSets ? distinct : KeySet.joined(List.of(nothing.distinct, distinct)));
  }

  /** These totals with one sum replaced. */
  public Totals with(String key, BigDecimal sum) {
    SortedMap<String, BigDecimal> changed = exact.byKey();
    changed.put(key, sum);
    return new Totals(changed, distinct);
  }

  /** The same totals, whose figures keep decimals for these keys and none for the others. */
  Totals keeping(Map<String, Integer> decimals) {
    return new Totals(exact.in(exact.keys().keeping(decimals)), distinct);
  }

  /** All parts together. */
  static Totals of(Totals start, Collection<Totals> parts) {
    List<Sums> rows = new ArrayList<>(parts.size());
    List<SortedMap<String, KeySet>> sets = new ArrayList<>();
    sets.add(start.distinct);
    for (Totals part : parts) {
      rows.add(part.exact);
      if (!part.distinct.isEmpty()) {
        sets.add(part.distinct);
      }
    }
    Sums.Running sums = start.exact.running();
    sums.add(rows);
    return new Totals(sums.ended(), KeySet.joined(sets));
  }
}
