package org.nuanbao.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.IntPredicate;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Nearest;
import org.nuanbao.value.Plain;

/** A campaign's units as the tree that their paths form, except for units that were moved. */
public final class Tree {
  private static final int NOWHERE = -1;
  private static final int ON_THE_WAY = -1;
  private static final int[] NONE = {};

  /** Sorted by path; what is known of a unit stands at its place in these. */
  private final Unit[] units;

  private final Map<UnitPath, Integer> places;
  private final int[] above;
  private final int[] depth;
  private final int[][] children;
  private final Map<UnitPath, List<UnitPath>> moved = new HashMap<>();
  private final Map<String, List<Unit>> named = new HashMap<>();

  /**
   * Makes a tree.
   *
   * @param units in any order, each path once
   * @throws IllegalArgumentException if a path occurs twice, the unit above is missing, or units
   *     were moved in a circle
   */
  public Tree(Collection<Unit> units) {
    this.units = units.toArray(Unit[]::new);
    Arrays.sort(this.units, Comparator.comparing(Unit::path));
    places = HashMap.newHashMap(this.units.length);
    for (int at = 0; at < this.units.length; at++) {
      if (places.put(this.units[at].path(), at) != null) {
        throw new IllegalArgumentException("two units at " + this.units[at].path());
      }
    }
    above = new int[this.units.length];
    for (int at = 0; at < above.length; at++) {
      above[at] = placeAbove(this.units[at]);
    }
    children = childrenOf(above);
    depth = new int[above.length];
    for (int at = 0; at < depth.length; at++) {
      depthAt(at);
    }
  }

  private int placeAbove(Unit unit) {
    if (unit.path().isRoot()) {
      return NOWHERE;
    }
    UnitPath path = unit.path();
    UnitPath parent = path.parent();
    UnitPath counted = unit.under() == null ? parent : unit.above();
    if (!counted.equals(parent)) {
      moved.computeIfAbsent(parent, left -> new ArrayList<>()).add(path);
    }
    Integer place = places.get(counted);
    if (place == null) {
      throw new IllegalArgumentException("no unit above " + path);
    }
    return place;
  }

  private static int[][] childrenOf(int[] above) {
    int[] many = new int[above.length];
    for (int parent : above) {
      if (parent != NOWHERE) {
        many[parent]++;
      }
    }
    int[][] children = new int[above.length][];
    for (int at = 0; at < above.length; at++) {
      children[at] = many[at] == 0 ? NONE : new int[many[at]];
    }
    for (int at = above.length - 1; at >= 0; at--) {
      if (above[at] != NOWHERE) {
        many[above[at]]--;
        children[above[at]][many[above[at]]] = at;
      }
    }
    return children;
  }

  private int depthAt(int place) {
    if (depth[place] == ON_THE_WAY) {
      throw new IllegalArgumentException("moved below itself: " + units[place].path());
    }
    if (depth[place] == 0) {
      depth[place] = ON_THE_WAY;
      depth[place] = above[place] == NOWHERE ? 1 : depthAt(above[place]) + 1;
    }
    return depth[place];
  }

  /** How many units there are; their places are below this. */
  int size() {
    return units.length;
  }

  /**
   * The place of a unit among all units, which are sorted by path.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  int place(UnitPath path) {
    Integer place = places.get(path);
    if (place == null) {
      throw new IllegalArgumentException("no unit at " + path);
    }
    return place;
  }

  Unit unitAt(int place) {
    return units[place];
  }

  /** The place of the unit above; negative for the root. */
  int above(int place) {
    return above[place];
  }

  /** The depth of the deepest unit. */
  int depth() {
    return Arrays.stream(depth).max().orElse(0);
  }

  int depth(int place) {
    return depth[place];
  }

  /** The places of the units counted directly below, sorted; not to be changed. */
  int[] children(int place) {
    return children[place];
  }

  /**
   * Reads a tree that is written by names: nested {@code {"unit":…,"children":[…]}}, or flat {@code
   * {"root":…,"districts":[…],"units":[{"unit":…,"district":…}]}}. It makes up the paths.
   *
   * @throws IllegalArgumentException if it is neither of the two; the message is for the user
   */
  public static Tree read(JsonNode json) {
    NamedTree reader = new NamedTree();
    if (json.has("unit")) {
      reader.nested(json, "/1/");
    } else if (json.has("root")) {
      reader.flat(json);
    } else {
      throw NamedTree.wrong("neither \"unit\" nor \"root\" in it");
    }
    Tree tree = new Tree(reader.units);
    for (Unit unit : tree.units) {
      if (tree.named(unit.name()).size() > 1) {
        throw NamedTree.wrong("two units are called " + unit.name());
      }
    }
    return tree;
  }

  /** The unit that this one is counted under; the root is counted under itself. */
  public UnitPath above(UnitPath path) {
    return unit(path).above();
  }

  public boolean has(UnitPath path) {
    return places.containsKey(path);
  }

  public boolean isRoot(UnitPath path) {
    return path.isRoot();
  }

  /** Whether a unit is this node, or is counted somewhere below it. */
  public boolean isAtOrBelow(UnitPath unit, UnitPath node) {
    UnitPath at = unit;
    while (!at.equals(node) && !isRoot(at)) {
      at = above(at);
    }
    return at.equals(node);
  }

  /** The depth in the tree; 1 for the root. */
  public int depth(UnitPath path) {
    return depth[place(path)];
  }

  /** Units whose paths are directly below but that are counted elsewhere, sorted. */
  public List<UnitPath> left(UnitPath path) {
    return moved.getOrDefault(path, List.of());
  }

  /**
   * The unit with this path.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  public Unit unit(UnitPath path) {
    return units[place(path)];
  }

  /** The units counted directly below, sorted. */
  public List<UnitPath> children(UnitPath path) {
    Integer place = places.get(path);
    return place == null
        ? List.of()
        : Arrays.stream(children[place]).mapToObj(child -> units[child].path()).toList();
  }

  /**
   * All units with this name, sorted by path; officers know units by name, not by path. Spaces and
   * kinds of brackets are ignored.
   */
  public synchronized List<Unit> named(String name) {
    if (named.isEmpty()) {
      for (Unit unit : units) {
        named.computeIfAbsent(Plain.folded(unit.name()), of -> new ArrayList<>()).add(unit);
      }
    }
    return List.copyOf(named.getOrDefault(Plain.folded(name), List.of()));
  }

  /** The unit whose name is most similar to this one. */
  public Optional<Unit> nearest(String name) {
    String folded = Plain.folded(name);
    return Arrays.stream(units)
        .min(Comparator.comparingInt(unit -> Nearest.distance(Plain.folded(unit.name()), folded)));
  }

  /** The places of all units, the deepest level first; sorted within a level. */
  int[] placesUpwards() {
    int[] next = new int[depth() + 1];
    for (int at : depth) {
      next[at - 1]++;
    }
    for (int level = next.length - 2; level >= 0; level--) {
      next[level] += next[level + 1];
    }
    // Each level begins behind all that are deeper.
    int[] places = new int[units.length];
    for (int at = 0; at < units.length; at++) {
      places[next[depth[at]]++] = at;
    }
    return places;
  }

  /** All units, each after everything below it: the order in which totals can be added up. */
  public List<UnitPath> upwards() {
    return levels().stream().flatMap(List::stream).toList();
  }

  /** The units by level, the deepest level first; sorted within a level. */
  public List<List<UnitPath>> levels() {
    List<List<UnitPath>> levels = new ArrayList<>();
    for (int i = depth(); i > 0; i--) {
      levels.add(new ArrayList<>());
    }
    for (int at = 0; at < units.length; at++) {
      levels.get(levels.size() - depth[at]).add(units[at].path());
    }
    return levels.stream().map(List::copyOf).toList();
  }

  /** The units that file themselves; every other unit is the sum of its children. Sorted. */
  public SequencedSet<UnitPath> owing(Demand demand) {
    return all(at -> demand.owedBy(units[at], children[at].length == 0));
  }

  /** The units that have no unit below them, sorted. */
  public SequencedSet<UnitPath> leaves() {
    return all(at -> children[at].length == 0);
  }

  private SequencedSet<UnitPath> all(IntPredicate these) {
    SequencedSet<UnitPath> all = new LinkedHashSet<>();
    for (int at = 0; at < units.length; at++) {
      if (these.test(at)) {
        all.add(units[at].path());
      }
    }
    return all;
  }

  /** Makes the units of a tree that is written by names. */
  private static final class NamedTree {
    private final List<Unit> units = new ArrayList<>();

    private void nested(JsonNode node, String path) {
      add(text(node, "unit"), path);
      int number = 0;
      for (JsonNode child : node.path("children")) {
        number++;
        nested(child, path + number + "/");
      }
    }

    private void flat(JsonNode json) {
      add(text(json, "root"), "/1/");
      Map<String, String> districts = new LinkedHashMap<>();
      for (JsonNode district : json.path("districts")) {
        String path = "/1/" + (districts.size() + 1) + "/";
        add(district.asText(), path);
        districts.put(district.asText(), path);
      }
      int number = 0;
      for (JsonNode unit : json.path("units")) {
        String above = districts.get(text(unit, "district"));
        if (above == null) {
          throw wrong("no such district: " + text(unit, "district"));
        }
        number++;
        add(text(unit, "unit"), above + number + "/");
      }
    }

    private void add(String name, String path) {
      units.add(new Unit(new UnitPath(path), name, ""));
    }

    private static String text(JsonNode node, String key) {
      if (!node.path(key).isTextual()) {
        throw wrong("\"" + key + "\" is missing or no text");
      }
      return node.path(key).asText();
    }

    private static IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("not an organisation tree: " + why);
    }
  }
}
