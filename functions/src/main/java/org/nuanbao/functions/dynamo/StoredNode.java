package org.nuanbao.functions.dynamo;

import java.util.List;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NodeTotal;

/** A node's totals as they are stored. */
record StoredNode(
    String name,
    StoredTotals totals,
    int reported,
    int expected,
    List<String> missing,
    List<String> late) {

  static StoredNode of(NodeTotal node, StoredTotals totals) {
    return new StoredNode(
        node.name(),
        totals,
        node.reported(),
        node.expected(),
        node.missing().stream().map(UnitPath::value).toList(),
        node.late().stream().map(UnitPath::value).toList());
  }

  NodeTotal node(UnitPath unit, KeySets keySets) {
    return new NodeTotal(
        unit,
        name,
        totals.load(keySets),
        reported,
        expected,
        missing.stream().map(UnitPath::new).toList(),
        late.stream().map(UnitPath::new).toList());
  }
}
