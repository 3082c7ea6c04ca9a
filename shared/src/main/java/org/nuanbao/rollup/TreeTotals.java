package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/**
 * The totals of a whole tree in memory. Units file in any order, and may file again: what is above
 * them takes in what changed, and is not added up again. Only the nodes above are kept with their
 * figures, so that memory does not grow with those of the units.
 */
public final class TreeTotals {
  private static final byte OWES = 1;
  private static final byte FILED = 2;
  private static final byte LATE = 4;
  private static final byte RETURNED = 8;
  private static final byte NIL = 16;

  private final Sums nothing;
  private final SortedMap<String, KeySet> noKeys;
  private final Tree tree;

  /** What is known of each unit that owes, by its place in the tree; 0 for the others. */
  private final byte[] standing;

  /** Of a unit that owes the key sets that it filed; null where it filed none. */
  private final @Nullable SortedMap<String, KeySet>[] sets;

  /** The sums, by place; null for a unit that owes. */
  private final @Nullable Node[] nodes;

  /** The places of the nodes that are not up to date, by depth. */
  private final List<List<Integer>> stale = new ArrayList<>();

  /**
   * Totals of a tree in which nobody has filed yet.
   *
   * @param owing who files itself; every other unit is the sum of those below
   */
  public TreeTotals(RollUp rollUp, Tree tree, Set<UnitPath> owing) {
    nothing = rollUp.nothing().exact();
    noKeys = rollUp.nothing().distinct();
    this.tree = tree;
    standing = new byte[tree.size()];
    sets = noSets(tree.size());
    nodes = new Node[tree.size()];
    for (int depth = tree.depth(); depth >= 0; depth--) {
      stale.add(new ArrayList<>());
    }
    owing.forEach(unit -> standing[tree.place(unit)] = OWES);
    for (int place = 0; place < nodes.length; place++) {
      if (standing[place] == 0) {
        nodes[place] = new Node();
        stale.get(tree.depth(place)).add(place);
      }
    }
  }

  @SuppressWarnings("unchecked") // Java makes no array of a generic type.
  private static @Nullable SortedMap<String, KeySet>[] noSets(int size) {
    return (SortedMap<String, KeySet>[]) new SortedMap<?, ?>[size];
  }

  /** The sums of a node, and what they lack. */
  private static final class Node {
    private Sums.@Nullable Running sums;
    private Sums.@Nullable Running change;
    private @Nullable NodeTotal total;

    private Sums.Running change(Sums nothing) {
      if (change == null) {
        change = new Sums.Running(nothing);
      }
      return change;
    }

    /** Takes the change in, and returns it; null if there was none. */
    private @Nullable Sums changed(Sums nothing) {
      Sums.Running before = sums;
      Sums.Running by = change;
      change = null;
      if (before == null) {
        sums = before = new Sums.Running(nothing);
      }
      if (by == null) {
        return null;
      }
      Sums more = by.sums();
      before.add(more);
      return more;
    }
  }

  /**
   * Adds what a unit has filed for the first time.
   *
   * @throws IllegalArgumentException if it does not owe, or has filed
   */
  public void file(UnitPath unit, UnitTotals filed) {
    int place = place(unit);
    if ((standing[place] & FILED) != 0) {
      throw new IllegalArgumentException(unit + " has filed");
    }
    Sums.Running change = change(place, filed);
    if (change != null) {
      change.add(filed.totals().exact());
    }
  }

  /**
   * Puts what a unit has filed in the place of what it had filed before.
   *
   * @throws IllegalArgumentException if it does not owe, or has not filed
   */
  public void fileAgain(UnitPath unit, UnitTotals before, UnitTotals now) {
    int place = place(unit);
    if ((standing[place] & FILED) == 0) {
      throw new IllegalArgumentException(unit + " has not filed");
    }
    Sums.Running change = change(place, now);
    if (change != null) {
      change.subtract(before.totals().exact());
      change.add(now.totals().exact());
    }
  }

  private int place(UnitPath unit) {
    int place = tree.place(unit);
    if (standing[place] == 0) {
      throw new IllegalArgumentException(unit + " does not owe this form");
    }
    return place;
  }

  /** Notes how a unit stands; returns what its node lacks, null if no node counts it. */
  private Sums.@Nullable Running change(int place, UnitTotals filed) {
    standing[place] =
        (byte)
            (OWES
                | FILED
                | (filed.late() ? LATE : 0)
                | (filed.returned() ? RETURNED : 0)
                | (filed.nil() ? NIL : 0));
    sets[place] = filed.totals().distinct().isEmpty() ? null : filed.totals().distinct();
    Node node = above(place);
    return node == null ? null : node.change(nothing);
  }

  /** The node that counts what is at this place, which is no longer up to date; null if none. */
  private @Nullable Node above(int place) {
    int above = tree.above(place);
    Node node = above < 0 ? null : nodes[above];
    if (node != null && node.total != null) {
      node.total = null;
      stale.get(tree.depth(above)).add(above);
    }
    return node;
  }

  /**
   * The totals of a node that is the sum of those below.
   *
   * @throws IllegalArgumentException if it files itself
   */
  public NodeTotal node(UnitPath unit) {
    bringUp();
    Node node = nodes[tree.place(unit)];
    if (node == null || node.total == null) {
      throw new IllegalArgumentException(unit + " files itself");
    }
    return node.total;
  }

  private void bringUp() {
    for (int depth = stale.size() - 1; depth > 0; depth--) {
      for (int place : stale.get(depth)) {
        Node node = nodes[place];
        if (node != null) {
          bringUp(node, place);
        }
      }
      stale.get(depth).clear();
    }
  }

  private void bringUp(Node node, int place) {
    Sums change = node.changed(nothing);
    Node above = above(place);
    if (above != null && change != null) {
      above.change(nothing).add(change);
    }
    Unit unit = tree.unitAt(place);
    Sums sums = node.sums == null ? nothing : node.sums.sums();
    node.total =
        new NodeTotal(
            unit.path(),
            unit.name(),
            new Totals(sums, joinedSets(place)),
            completeness(place),
            null);
  }

  private SortedMap<String, KeySet> joinedSets(int place) {
    List<SortedMap<String, KeySet>> below = new ArrayList<>();
    below.add(noKeys);
    for (int child : tree.children(place)) {
      Node node = nodes[child];
      SortedMap<String, KeySet> its =
          node == null || node.total == null ? sets[child] : node.total.totals().distinct();
      if (its != null && !its.isEmpty()) {
        below.add(its);
      }
    }
    return below.size() == 1 && below.getFirst().isEmpty() ? new TreeMap<>() : KeySet.joined(below);
  }

  /** How complete a node is whose children are up to date. */
  private Completeness completeness(int place) {
    List<Completeness> below = new ArrayList<>();
    int onTime = 0;
    for (int child : tree.children(place)) {
      Node node = nodes[child];
      if (node != null && node.total != null) {
        below.add(node.total.completeness());
      } else if (standing[child] == (OWES | FILED)) {
        onTime++;
      } else {
        below.add(own(child));
      }
    }
    return Completeness.all(below).andOnTime(onTime);
  }

  private Completeness own(int place) {
    byte its = standing[place];
    UnitPath unit = tree.unitAt(place).path();
    return (its & FILED) == 0
        ? Completeness.missing(unit)
        : Completeness.of(unit, (its & LATE) != 0, (its & RETURNED) != 0, (its & NIL) != 0);
  }
}
