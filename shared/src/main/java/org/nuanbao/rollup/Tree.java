package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/** A campaign's units as the tree their paths make. */
public final class Tree {
  private final SortedMap<UnitPath, Unit> units = new TreeMap<>();
  private final SortedMap<UnitPath, List<UnitPath>> children = new TreeMap<>();

  /**
   * @param units in any order, each path once
   * @throws IllegalArgumentException if a path stands twice or the unit above is not there
   */
  public Tree(Collection<Unit> units) {
    for (Unit unit : units) {
      if (this.units.put(unit.path(), unit) != null) {
        throw new IllegalArgumentException("two units at " + unit.path());
      }
      children.put(unit.path(), new ArrayList<>());
    }
    for (UnitPath path : this.units.keySet()) {
      if (!path.isRoot()) {
        List<UnitPath> siblings = children.get(path.parent());
        if (siblings == null) {
          throw new IllegalArgumentException("no unit above " + path);
        }
        siblings.add(path);
      }
    }
  }

  /**
   * The unit at this place.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  public Unit unit(UnitPath path) {
    return Optional.ofNullable(units.get(path))
        .orElseThrow(() -> new IllegalArgumentException("no unit at " + path));
  }

  /** Those directly below, sorted. */
  public List<UnitPath> children(UnitPath path) {
    return List.copyOf(children.getOrDefault(path, List.of()));
  }

  /** All units of this name, sorted by path; officers know units by name, not by path. */
  public List<Unit> named(String name) {
    return units.values().stream().filter(unit -> unit.name().equals(name)).toList();
  }

  /** All units, each after everything below it: the order in which totals can be added. */
  public List<UnitPath> upwards() {
    return levels().stream().flatMap(List::stream).toList();
  }

  /** The deepest level first; within a level sorted. */
  public List<List<UnitPath>> levels() {
    SortedMap<Integer, List<UnitPath>> byLevel =
        units.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    UnitPath::level,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.toList()));
    return List.copyOf(byLevel.values());
  }

  /** Who files itself; everybody else is the sum of its children. */
  public SortedSet<UnitPath> owing(Owed owed) {
    SortedSet<UnitPath> owing = owing(owed.who());
    owing.removeIf(path -> !owed.owedBy(unit(path)));
    return owing;
  }

  /** Who files itself where units of every type owe. */
  public SortedSet<UnitPath> owing(Owed.Who who) {
    return switch (who) {
      case LEAVES ->
          children.entrySet().stream()
              .filter(entry -> entry.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
    };
  }
}
