package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;

/**
 * What one night run has to do for a form.
 *
 * @param run its number; a plan with a higher number has read the marks later
 * @param levels the nodes to add up, the deepest level first
 * @param dirty the marks as they were when the run began
 */
public record Plan(
    String campaign, FormId form, long run, List<List<Work>> levels, List<RollUps.Dirty> dirty) {

  /** How many nodes are to be added up; a node counts once for each of its periods. */
  public int size() {
    return levels.stream().flatMap(List::stream).mapToInt(work -> work.periods().size()).sum();
  }

  /**
   * What a night run has to do at one node, so that a step need not look at the tree again.
   *
   * @param owes whether the node files itself; else it is the sum of those below
   * @param periods to be added up, sorted
   * @param below how many nodes counted here have paths directly below
   * @param joined nodes counted here though their paths are elsewhere
   * @param left nodes whose paths are directly below but that are counted elsewhere
   */
  public record Work(
      UnitPath node,
      String name,
      boolean owes,
      List<String> periods,
      int below,
      List<UnitPath> joined,
      List<UnitPath> left) {}

  /** Collects the nodes to be added up again: those marked, and everything above them. */
  static final class Planning {
    private final Tree tree;
    private final Set<UnitPath> owing;
    private final SortedMap<UnitPath, SortedSet<String>> periods = new TreeMap<>();

    Planning(Tree tree, Set<UnitPath> owing) {
      this.tree = tree;
      this.owing = owing;
    }

    /** Adds a unit that changed, unless it has left the tree; where it went is marked too. */
    void changed(String period, UnitPath unit) {
      if (tree.has(unit)) {
        UnitPath at = unit;
        while (add(period, at) && !tree.isRoot(at)) {
          at = tree.above(at);
        }
      }
    }

    void all(String period, Collection<UnitPath> units) {
      units.forEach(unit -> add(period, unit));
    }

    /** Adds a node; false if it was known already, and so was everything above it. */
    private boolean add(String period, UnitPath unit) {
      return periods.computeIfAbsent(unit, u -> new TreeSet<>()).add(period);
    }

    /** The nodes by level, the deepest level first; sorted within a level. */
    List<List<Work>> levels() {
      SortedMap<Integer, List<Work>> levels = new TreeMap<>(Comparator.reverseOrder());
      for (Map.Entry<UnitPath, SortedSet<String>> node : periods.entrySet()) {
        levels
            .computeIfAbsent(tree.depth(node.getKey()), depth -> new ArrayList<>())
            .add(work(node.getKey(), List.copyOf(node.getValue())));
      }
      return List.copyOf(levels.values());
    }

    private Work work(UnitPath node, List<String> of) {
      List<UnitPath> joined =
          tree.children(node).stream().filter(child -> !child.parent().equals(node)).toList();
      return new Work(
          node,
          tree.unit(node).name(),
          owing.contains(node),
          of,
          tree.children(node).size() - joined.size(),
          joined,
          tree.left(node));
    }
  }
}
