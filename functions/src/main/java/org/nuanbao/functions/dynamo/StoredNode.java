package org.nuanbao.functions.dynamo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Completeness;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.Sums;

/** A node's totals as they are stored. */
record StoredNode(
    String name,
    StoredTotals totals,
    int reported,
    int expected,
    List<String> missing,
    List<String> late,
    List<String> returned,
    List<String> nil,
    List<More> extended,
    @Nullable Source source) {

  /** An extension of time: for which unit, until when and why. */
  record More(String unit, String until, String reason) {
    static More of(ExtendedUnit extended) {
      return new More(extended.unit().value(), extended.until().toString(), extended.reason());
    }

    ExtendedUnit extended() {
      return new ExtendedUnit(new UnitPath(unit), LocalDate.parse(until), reason);
    }
  }

  static StoredNode of(NodeTotal node, StoredTotals totals) {
    Completeness completeness = node.completeness();
    return new StoredNode(
        node.name(),
        totals,
        completeness.reported(),
        completeness.expected(),
        words(completeness.missing()),
        words(completeness.late()),
        words(completeness.returned()),
        words(completeness.nil()),
        completeness.extended().stream().map(More::of).toList(),
        node.source());
  }

  NodeTotal node(UnitPath unit, KeySets keySets, Sums packed) {
    Completeness completeness =
        new Completeness(
            expected,
            reported,
            paths(missing),
            paths(late),
            paths(returned),
            paths(nil),
            extended.stream().map(More::extended).toList());
    return new NodeTotal(unit, name, totals.load(keySets, packed), completeness, source);
  }

  private static List<String> words(List<UnitPath> paths) {
    return paths.stream().map(UnitPath::value).toList();
  }

  private static List<UnitPath> paths(List<String> words) {
    return words.stream().map(UnitPath::new).toList();
  }
}
