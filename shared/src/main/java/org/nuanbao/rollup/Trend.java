package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node's totals for several periods. The figures tell how things stand, so periods are compared
 * and never added up.
 *
 * @param points the earliest period first; at least one
 */
public record Trend(List<Point> points) {
  /** The total of one period. */
  public record Point(String period, NodeTotal total) {
    boolean isReported() {
      return total.reported() > 0;
    }
  }

  public Trend {
    points = List.copyOf(points);
  }

  public NodeTotal latest() {
    return points.getLast().total();
  }

  /**
   * How each figure has changed since the period before. Empty for the first period, and if nobody
   * reported in one of the two.
   *
   * @param index of the point
   */
  public SortedMap<String, BigDecimal> change(int index) {
    SortedMap<String, BigDecimal> changes = new TreeMap<>();
    if (index == 0 || !points.get(index).isReported() || !points.get(index - 1).isReported()) {
      return changes;
    }
    SortedMap<String, BigDecimal> before = points.get(index - 1).total().totals().sums();
    points
        .get(index)
        .total()
        .totals()
        .sums()
        .forEach((key, sum) ->
            changes.put(key, sum.subtract(before.getOrDefault(key, BigDecimal.ZERO))));
    return changes;
  }

  /** Each figure by period; periods in which nobody reported are left out. */
  public SortedMap<String, SortedMap<String, BigDecimal>> series() {
    SortedMap<String, SortedMap<String, BigDecimal>> series = new TreeMap<>();
    for (Point point : points) {
      if (point.isReported()) {
        point
            .total()
            .totals()
            .sums()
            .forEach((key, sum) ->
                series.computeIfAbsent(key, k -> new TreeMap<>()).put(point.period(), sum));
      }
    }
    return Collections.unmodifiableSortedMap(series);
  }
}
