package org.nuanbao.rollup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    return own(path, name, filed.orElse(null));
  }

  NodeTotal own(UnitPath path, String name, @Nullable UnitTotals filed) {
    return filed == null
        ? new NodeTotal(path, name, nothing, Completeness.missing(path), null)
        : new NodeTotal(
            path,
            name,
            filed.totals().startingFrom(nothing),
            Completeness.of(path, filed),
            filed.source());
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
   * @throws IllegalArgumentException if a unit that does not owe has filed, or one that is not in
   *     the tree owes
   */
  public List<NodeTotal> all(Tree tree, Set<UnitPath> owing, Map<UnitPath, UnitTotals> filed) {
    return new WholeTree(this, tree, owing, filed).upwards();
  }
}
