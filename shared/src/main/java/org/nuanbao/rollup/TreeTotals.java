package org.nuanbao.rollup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private static final byte STALE = 1;
  private static final byte OTHER_SETS = 2;
  private static final byte OTHER_STANDING = 4;

  private final Sums nothing;
  private final SortedMap<String, KeySet> noKeys;
  private final Tree tree;

  /** What is known of each unit that owes, by its place in the tree; 0 for the others. */
  private final byte[] standing;

  /** Of a unit that owes the key sets that it filed; null where it filed none. */
  private final @Nullable SortedMap<String, KeySet>[] sets;

  /** Each node as it was last brought up, by place; null for a unit that owes. */
  private final @Nullable NodeTotal[] nodes;

  /** The sums of a node with what came since; null if nothing came. */
  private final Sums.@Nullable Running[] sums;

  /** What of a node is not up to date, apart from its sums. */
  private final byte[] lacking;

  /** The places of the nodes that are not up to date, by depth. */
  private final List<List<Integer>> stale = new ArrayList<>();

  private final Refiled refiled = new Refiled();

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
    nodes = new NodeTotal[tree.size()];
    sums = new Sums.Running[tree.size()];
    lacking = new byte[tree.size()];
    for (int depth = tree.depth(); depth >= 0; depth--) {
      stale.add(new ArrayList<>());
    }
    owing.forEach(unit -> standing[tree.place(unit)] = OWES);
    for (int place = 0; place < nodes.length; place++) {
      if (standing[place] == 0) {
        lacking[place] = STALE | OTHER_SETS | OTHER_STANDING;
        stale.get(tree.depth(place)).add(place);
      }
    }
  }

  @SuppressWarnings("unchecked") // Java makes no array of a generic type.
  private static @Nullable SortedMap<String, KeySet>[] noSets(int size) {
    return (SortedMap<String, KeySet>[]) new SortedMap<?, ?>[size];
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
    int above = note(place, filed);
    if (above >= 0) {
      sums(above).add(filed.totals().exact());
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
    refiled.add(place, before, now);
  }

  private int place(UnitPath unit) {
    int place = tree.place(unit);
    if (standing[place] == 0) {
      throw new IllegalArgumentException(unit + " does not owe this form");
    }
    return place;
  }

  /** Notes how a unit stands; returns the place of the node that counts it, negative if none. */
  private int note(int place, UnitTotals filed) {
    byte now =
        (byte)
            (OWES
                | FILED
                | (filed.late() ? LATE : 0)
                | (filed.returned() ? RETURNED : 0)
                | (filed.nil() ? NIL : 0));
    SortedMap<String, KeySet> its = filed.totals().distinct();
    SortedMap<String, KeySet> nowSets = its.isEmpty() ? null : its;
    int above =
        outdate(
            place,
            (standing[place] == now ? 0 : OTHER_STANDING)
                | (Objects.equals(sets[place], nowSets) ? 0 : OTHER_SETS));
    standing[place] = now;
    sets[place] = nowSets;
    return above;
  }

  /**
   * The place of the node that counts what is at this one, and lacks this now; negative if none.
   */
  private int outdate(int place, int what) {
    int above = tree.above(place);
    if (above < 0 || standing[above] != 0) {
      return -1;
    }
    if (lacking[above] == 0) {
      stale.get(tree.depth(above)).add(above);
    }
    lacking[above] |= (byte) (STALE | what);
    return above;
  }

  private Sums exact(int place) {
    NodeTotal node = nodes[place];
    return node == null ? nothing : node.totals().exact();
  }

  /** The sums of a node, to be changed: one copy, whatever comes until it is brought up. */
  private Sums.Running sums(int place) {
    Sums.Running its = sums[place];
    if (its == null) {
      sums[place] = its = exact(place).running();
    }
    return its;
  }

  /**
   * What was filed again and is not taken up yet. Each is in another corner of the memory, so they
   * wait for others: what many are is looked up together, and then added.
   */
  private final class Refiled {
    private static final int MOST = 1_024;

    private final int[] places = new int[MOST];
    private final @Nullable UnitTotals[] before = new UnitTotals[MOST];
    private final @Nullable UnitTotals[] now = new UnitTotals[MOST];
    private final int[] above = new int[MOST];
    private final @Nullable Sums[] less = new Sums[MOST];
    private final @Nullable Sums[] more = new Sums[MOST];
    private int size;

    private void add(int place, UnitTotals was, UnitTotals is) {
      places[size] = place;
      before[size] = was;
      now[size] = is;
      size++;
      if (size == MOST) {
        takeUp();
      }
    }

    private void takeUp() {
      // Each step is a method, as one that is called often is compiled sooner than a short loop.
      for (int i = 0; i < size; i++) {
        lookUp(i);
      }
      for (int i = 0; i < size; i++) {
        replace(i);
      }
      Arrays.fill(before, 0, size, null);
      Arrays.fill(now, 0, size, null);
      Arrays.fill(less, 0, size, null);
      Arrays.fill(more, 0, size, null);
      size = 0;
    }

    private void lookUp(int i) {
      UnitTotals is = requireNonNull(now[i]);
      less[i] = requireNonNull(before[i]).totals().exact();
      more[i] = is.totals().exact();
      above[i] = note(places[i], is);
    }

    private void replace(int i) {
      if (above[i] >= 0) {
        sums(above[i]).replace(requireNonNull(less[i]), requireNonNull(more[i]));
      }
    }
  }

  /**
   * The totals of a node that is the sum of those below.
   *
   * @throws IllegalArgumentException if it files itself
   */
  public NodeTotal node(UnitPath unit) {
    bringUp();
    NodeTotal node = nodes[tree.place(unit)];
    if (node == null) {
      throw new IllegalArgumentException(unit + " files itself");
    }
    return node;
  }

  private void bringUp() {
    refiled.takeUp();
    for (int depth = stale.size() - 1; depth > 0; depth--) {
      for (int place : stale.get(depth)) {
        bringUp(place);
      }
      stale.get(depth).clear();
    }
  }

  private void bringUp(int place) {
    NodeTotal before = nodes[place];
    int lacks = lacking[place];
    Sums.Running its = sums[place];
    Sums now = its == null ? exact(place) : its.ended();
    int above = outdate(place, lacks);
    if (above >= 0 && its != null) {
      if (before == null) {
        sums(above).add(now);
      } else {
        sums(above).replace(before.totals().exact(), now);
      }
    }
    nodes[place] = before == null ? made(place, now) : made(before, place, now, lacks);
    sums[place] = null;
    lacking[place] = 0;
  }

  private NodeTotal made(int place, Sums now) {
    Unit unit = tree.unitAt(place);
    Totals totals = new Totals(now, joinedSets(place));
    return new NodeTotal(unit.path(), unit.name(), totals, completeness(place), null);
  }

  /** The node with other sums, and the rest of it as it was where nothing of that has changed. */
  private NodeTotal made(NodeTotal before, int place, Sums now, int lacks) {
    SortedMap<String, KeySet> joined =
        (lacks & OTHER_SETS) == 0 ? before.totals().distinct() : joinedSets(place);
    Completeness completeness =
        (lacks & OTHER_STANDING) == 0 ? before.completeness() : completeness(place);
    return new NodeTotal(before.unit(), before.name(), new Totals(now, joined), completeness, null);
  }

  private SortedMap<String, KeySet> joinedSets(int place) {
    List<SortedMap<String, KeySet>> below = new ArrayList<>();
    below.add(noKeys);
    for (int child : tree.children(place)) {
      NodeTotal node = nodes[child];
      SortedMap<String, KeySet> its = node == null ? sets[child] : node.totals().distinct();
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
      NodeTotal node = nodes[child];
      if (node != null) {
        below.add(node.completeness());
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
