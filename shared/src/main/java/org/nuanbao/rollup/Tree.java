package org.nuanbao.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Nearest;
import org.nuanbao.value.Plain;

/** A campaign's units as the tree that their paths form, except for units that were moved. */
public final class Tree {
  private final SortedMap<UnitPath, Unit> units = new TreeMap<>();
  private final SortedMap<UnitPath, List<UnitPath>> children = new TreeMap<>();
  private final SortedMap<UnitPath, List<UnitPath>> moved = new TreeMap<>();

  /**
   * @param units in any order, each path once
   * @throws IllegalArgumentException if a path occurs twice, the unit above is missing, or units
   *     were moved in a circle
   */
  public Tree(Collection<Unit> units) {
    for (Unit unit : units) {
      if (this.units.put(unit.path(), unit) != null) {
        throw new IllegalArgumentException("two units at " + unit.path());
      }
      children.put(unit.path(), new ArrayList<>());
    }
    for (UnitPath path : this.units.keySet()) {
      if (!isRoot(path)) {
        List<UnitPath> siblings = children.get(above(path));
        if (siblings == null) {
          throw new IllegalArgumentException("no unit above " + path);
        }
        siblings.add(path);
        if (!above(path).equals(path.parent())) {
          moved.computeIfAbsent(path.parent(), parent -> new ArrayList<>()).add(path);
        }
      }
    }
    this.units.keySet().forEach(this::depth);
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
    for (Unit unit : reader.units) {
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
    return units.containsKey(path);
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
    int depth = 1;
    for (UnitPath at = path; !isRoot(at); at = above(at)) {
      if (++depth > units.size()) {
        throw new IllegalArgumentException("moved below itself: " + path);
      }
    }
    return depth;
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
    return Optional.ofNullable(units.get(path))
        .orElseThrow(() -> new IllegalArgumentException("no unit at " + path));
  }

  /** The units counted directly below, sorted. */
  public List<UnitPath> children(UnitPath path) {
    return List.copyOf(children.getOrDefault(path, List.of()));
  }

  /**
   * All units with this name, sorted by path; officers know units by name, not by path. Spaces and
   * kinds of brackets are ignored.
   */
  public List<Unit> named(String name) {
    String folded = Plain.folded(name);
    return units.values().stream()
        .filter(unit -> Plain.folded(unit.name()).equals(folded))
        .toList();
  }

  /** The unit whose name is most similar to this one. */
  public Optional<Unit> nearest(String name) {
    String folded = Plain.folded(name);
    return units.values().stream()
        .min(Comparator.comparingInt(unit -> Nearest.distance(Plain.folded(unit.name()), folded)));
  }

  /** All units, each after everything below it: the order in which totals can be added up. */
  public List<UnitPath> upwards() {
    return levels().stream().flatMap(List::stream).toList();
  }

  /** The units by level, the deepest level first; sorted within a level. */
  public List<List<UnitPath>> levels() {
    SortedMap<Integer, List<UnitPath>> byLevel =
        units.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    this::depth,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.toList()));
    return List.copyOf(byLevel.values());
  }

  /** The units that file themselves; every other unit is the sum of its children. */
  public SortedSet<UnitPath> owing(Demand demand) {
    return units.values().stream()
        .filter(unit -> demand.owedBy(unit, children(unit.path()).isEmpty()))
        .map(Unit::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The units that have no unit below them. */
  public SortedSet<UnitPath> leaves() {
    return children.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
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
