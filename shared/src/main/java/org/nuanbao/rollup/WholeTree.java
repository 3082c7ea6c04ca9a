package org.nuanbao.rollup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/** A tree that is added up once, level by level: each node from its children, which are done. */
final class WholeTree {
  private static final byte OWES = 1;
  private static final byte FILED = 2;

  private final RollUp rollUp;
  private final Tree tree;
  private final Set<UnitPath> owing;
  private final Map<UnitPath, UnitTotals> filed;
  private final byte[] standing;
  private final @Nullable NodeTotal[] made;

  WholeTree(RollUp rollUp, Tree tree, Set<UnitPath> owing, Map<UnitPath, UnitTotals> filed) {
    this.rollUp = rollUp;
    this.tree = tree;
    this.owing = owing;
    this.filed = filed;
    standing = new byte[tree.size()];
    made = new NodeTotal[tree.size()];
  }

  /**
   * All nodes, each after everything below it.
   *
   * @throws IllegalArgumentException if a unit that does not owe has filed, or one that is not in
   *     the tree owes
   */
  List<NodeTotal> upwards() {
    List<NodeTotal> nodes = new ArrayList<>(made.length);
    for (int place : tree.placesUpwards()) {
      NodeTotal node = node(place);
      made[place] = node;
      nodes.add(node);
    }
    refuseLeftOver();
    return nodes;
  }

  private NodeTotal node(int place) {
    Unit unit = tree.unitAt(place);
    UnitPath path = unit.path();
    if (owing.contains(path)) {
      UnitTotals own = filed.get(path);
      standing[place] = own == null ? OWES : OWES | FILED;
      return rollUp.own(path, unit.name(), own);
    }
    int[] children = tree.children(place);
    List<NodeTotal> below = new ArrayList<>(children.length);
    for (int child : children) {
      below.add(requireNonNull(made[child]));
    }
    return rollUp.above(path, unit.name(), below);
  }

  /** Units of the tree were looked up in both; what is left over in either is refused here. */
  private void refuseLeftOver() {
    int owe = 0;
    int have = 0;
    for (byte its : standing) {
      owe += its & OWES;
      have += (its & FILED) / FILED;
    }
    if (owe != owing.size()) {
      owing.forEach(tree::place);
    }
    if (have != filed.size()) {
      for (UnitPath unit : filed.keySet()) {
        if (standing[tree.place(unit)] == 0) {
          throw new IllegalArgumentException(unit + " does not owe this form");
        }
      }
    }
  }
}
