package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.UnitPath;

/** Totals added up key by key with big decimals: slow, and the measure of what is quick. */
record MappedTotals(SortedMap<String, BigDecimal> sums, SortedMap<String, KeySet> distinct) {
  static MappedTotals of(Totals totals) {
    return new MappedTotals(new TreeMap<>(totals.sums()), totals.distinct());
  }

  MappedTotals plus(MappedTotals other) {
    SortedMap<String, BigDecimal> sum = new TreeMap<>(sums);
    other.sums.forEach((key, figure) -> sum.merge(key, figure, BigDecimal::add));
    return new MappedTotals(sum, KeySet.joined(List.of(distinct, other.distinct)));
  }

  /** The figures without zeros that they do not need. */
  SortedMap<String, BigDecimal> plain() {
    SortedMap<String, BigDecimal> plain = new TreeMap<>();
    sums.forEach((key, sum) -> plain.put(key, new BigDecimal(plain(sum))));
    return plain;
  }

  private static String plain(BigDecimal sum) {
    return sum.stripTrailingZeros().toPlainString();
  }

  /** Adds up a tree node by node, each from all of its children. */
  static Map<UnitPath, NodeTotal> all(
      RollUp rollUp, Tree tree, Set<UnitPath> owing, Map<UnitPath, UnitTotals> filed) {
    Map<UnitPath, NodeTotal> done = new HashMap<>();
    for (UnitPath path : tree.upwards()) {
      String name = tree.unit(path).name();
      Collection<NodeTotal> below = tree.children(path).stream().map(done::get).toList();
      done.put(
          path,
          owing.contains(path)
              ? rollUp.own(path, name, Optional.ofNullable(filed.get(path)))
              : new NodeTotal(
                  path,
                  name,
                  sum(rollUp, below),
                  Completeness.all(below.stream().map(NodeTotal::completeness).toList()),
                  null));
    }
    return done;
  }

  private static Totals sum(RollUp rollUp, Collection<NodeTotal> below) {
    MappedTotals sum = of(rollUp.nothing());
    for (NodeTotal child : below) {
      sum = sum.plus(of(child.totals()));
    }
    return new Totals(sum.sums, sum.distinct);
  }
}
