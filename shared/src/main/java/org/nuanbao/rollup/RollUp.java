package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;

/**
 * Adds up a form along the tree: a node is the sum of its children, or its own filing where the
 * duty is its own, never both. Knows no store; the same for the night run and the command line.
 */
public final class RollUp {
  private final Totals nothing;

  public RollUp(Form form) {
    this(Tally.nothing(form));
  }

  private RollUp(Totals nothing) {
    this.nothing = nothing;
  }

  /** Of a document, in which nothing is counted but who sent it. */
  public static RollUp ofDocument() {
    return new RollUp(Totals.NONE);
  }

  /** A unit that owes: what it filed, or that it is missing. */
  public NodeTotal own(UnitPath path, String name, Optional<UnitTotals> filed) {
    return filed
        .map(own ->
            new NodeTotal(
                path, name, nothing.plus(own.totals()), Completeness.of(path, own), own.source()))
        .orElseGet(() -> new NodeTotal(path, name, nothing, Completeness.missing(path), null));
  }

  /** A unit that does not owe: the sum of those directly below. */
  public NodeTotal above(UnitPath path, String name, Collection<NodeTotal> children) {
    Totals totals = nothing;
    for (NodeTotal child : children) {
      totals = totals.plus(child.totals());
    }
    Completeness completeness =
        Completeness.all(children.stream().map(NodeTotal::completeness).toList());
    return new NodeTotal(path, name, totals, completeness, null);
  }

  /**
   * The whole tree at once.
   *
   * @param owing who files itself
   * @return every node, each after everything below it
   * @throws IllegalArgumentException if somebody filed who does not owe
   */
  public List<NodeTotal> all(Tree tree, Set<UnitPath> owing, Map<UnitPath, UnitTotals> filed) {
    for (UnitPath unit : filed.keySet()) {
      if (!owing.contains(unit)) {
        throw new IllegalArgumentException(unit + " does not owe this form");
      }
    }
    Map<UnitPath, NodeTotal> done = new HashMap<>();
    List<NodeTotal> nodes = new ArrayList<>();
    for (UnitPath path : tree.upwards()) {
      String name = tree.unit(path).name();
      NodeTotal node =
          owing.contains(path)
              ? own(path, name, Optional.ofNullable(filed.get(path)))
              : above(path, name, tree.children(path).stream().map(done::get).toList());
      done.put(path, node);
      nodes.add(node);
    }
    return nodes;
  }
}
