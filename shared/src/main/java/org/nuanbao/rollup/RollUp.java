package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;

/**
 * Adds up a form along the tree: a node is the sum of its children, or its own filing where the
 * duty is its own, never both. Knows no store; the same for the night run and the command line.
 */
public final class RollUp {
  private final Tree tree;
  private final SortedSet<UnitPath> owing;
  private final Totals nothing;

  public RollUp(Form form, Tree tree, Owed.Who who) {
    this.tree = tree;
    this.owing = tree.owing(who);
    this.nothing = Tally.nothing(form);
  }

  public boolean owes(UnitPath unit) {
    return owing.contains(unit);
  }

  /** A unit that owes: what it filed, or that it is missing. */
  public NodeTotal own(UnitPath path, Optional<Filed> filed) {
    Unit unit = tree.unit(path);
    List<UnitPath> missing = filed.isPresent() ? List.of() : List.of(path);
    List<UnitPath> late = filed.filter(Filed::late).map(f -> List.of(path)).orElse(List.of());
    Totals totals = filed.map(Filed::totals).map(nothing::plus).orElse(nothing);
    return new NodeTotal(path, unit.name(), totals, filed.isPresent() ? 1 : 0, 1, missing, late);
  }

  /** A unit that does not owe: the sum of those directly below. */
  public NodeTotal above(UnitPath path, Collection<NodeTotal> children) {
    Totals totals = nothing;
    int reported = 0;
    int expected = 0;
    SortedSet<UnitPath> missing = new TreeSet<>();
    SortedSet<UnitPath> late = new TreeSet<>();
    for (NodeTotal child : children) {
      totals = totals.plus(child.totals());
      reported += child.reported();
      expected += child.expected();
      missing.addAll(child.missing());
      late.addAll(child.late());
    }
    return new NodeTotal(
        path,
        tree.unit(path).name(),
        totals,
        reported,
        expected,
        List.copyOf(missing),
        List.copyOf(late));
  }

  /**
   * The whole tree at once.
   *
   * @return every node, each after everything below it
   * @throws IllegalArgumentException if somebody filed who does not owe
   */
  public List<NodeTotal> all(Map<UnitPath, Filed> filed) {
    for (UnitPath unit : filed.keySet()) {
      if (!owes(unit)) {
        throw new IllegalArgumentException(unit + " does not owe this form");
      }
    }
    Map<UnitPath, NodeTotal> done = new HashMap<>();
    List<NodeTotal> nodes = new ArrayList<>();
    for (UnitPath path : tree.upwards()) {
      NodeTotal node =
          owes(path)
              ? own(path, Optional.ofNullable(filed.get(path)))
              : above(path, tree.children(path).stream().map(done::get).toList());
      done.put(path, node);
      nodes.add(node);
    }
    return nodes;
  }
}
