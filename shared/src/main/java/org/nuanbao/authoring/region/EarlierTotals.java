package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The subtotals of pages before, by heading and column, for a total on the last page. */
final class EarlierTotals {
  private final Map<String, List<Integer>> rows = new HashMap<>();

  private static String key(List<Leaf> leaves, int column) {
    return leaves.stream().map(Leaf::labels).toList() + "/" + column;
  }

  List<Integer> of(List<Leaf> leaves, int column) {
    return rows.getOrDefault(key(leaves, column), List.of());
  }

  void add(List<Leaf> leaves, int column, List<Integer> totals) {
    rows.computeIfAbsent(key(leaves, column), any -> new ArrayList<>()).addAll(totals);
  }
}
