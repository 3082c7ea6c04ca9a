package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;

/**
 * Adds up a form along the tree. A node is either its own filing, if the duty is its own, or the
 * sum of its children, never both. Uses no store, so the night run and the command line share it.
 */
public final class RollUp {
  private final Totals nothing;

  public RollUp(Form form) {
    this(Tally.nothing(form));
  }

  private RollUp(Totals nothing) {
    this.nothing = nothing;
  }

  /** Adds up a document, in which nothing is counted but who sent it. */
  public static RollUp ofDocument() {
    return new RollUp(Totals.NONE);
  }

  /** The total when nobody has filed. */
  Totals nothing() {
    return nothing;
  }

  /** The total of a unit that owes: what it filed, or that it is missing. */
  public NodeTotal own(UnitPath path, String name, Optional<UnitTotals> filed) {
    return filed
        .map(own ->
            new NodeTotal(
                path, name, nothing.plus(own.totals()), Completeness.of(path, own), own.source()))
        .orElseGet(() -> new NodeTotal(path, name, nothing, Completeness.missing(path), null));
  }

  /** The total of a unit that does not owe: the sum of the units directly below. */
  public NodeTotal above(UnitPath path, String name, Collection<NodeTotal> children) {
    Totals totals = Totals.of(nothing, children.stream().map(NodeTotal::totals).toList());
    Completeness completeness =
        Completeness.all(children.stream().map(NodeTotal::completeness).toList());
    return new NodeTotal(path, name, totals, completeness, null);
  }

  /**
   * Adds up the whole tree at once.
   *
   * @param owing who files itself
   * @return every node, each after everything below it
   * @throws IllegalArgumentException if a unit that does not owe has filed
   */
  public List<NodeTotal> all(Tree tree, Set<UnitPath> owing, Map<UnitPath, UnitTotals> filed) {
    TreeTotals totals = new TreeTotals(this, tree, owing);
    filed.forEach(totals::file);
    List<NodeTotal> nodes = new ArrayList<>(tree.size());
    for (UnitPath path : tree.upwards()) {
      nodes.add(
          owing.contains(path)
              ? own(path, tree.unit(path).name(), Optional.ofNullable(filed.get(path)))
              : totals.node(path));
    }
    return nodes;
  }
}
