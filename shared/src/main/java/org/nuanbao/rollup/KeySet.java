package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nuanbao.value.PersonKey;

/** Distinct keyed hashes, sorted: 32 hex digits each. Each is counted once along the whole tree. */
public record KeySet(List<String> keys) {
  public static final KeySet NONE = new KeySet(List.of());

  private static final int DIGITS = 32;

  /**
   * The hash that a person is counted by: the first 32 hex digits behind the key's version mark.
   */
  public static String keyOf(PersonKey person) {
    return keyOf(person.value().substring(person.value().indexOf('#') + 1));
  }

  /** The hash that any other keyed hash is counted by. */
  public static String keyOf(String hex) {
    return hex.substring(0, DIGITS);
  }

  public static KeySet of(Collection<String> keys) {
    return new KeySet(List.copyOf(new TreeSet<>(keys)));
  }

  /** The keys of all sets, each once. */
  static KeySet all(Collection<KeySet> sets) {
    List<KeySet> filled = sets.stream().filter(set -> !set.keys.isEmpty()).toList();
    if (filled.size() < 2) {
      return filled.isEmpty() ? NONE : filled.getFirst();
    }
    // Sorting merges what is sorted already, run by run.
    List<String> sorted = filled.stream().flatMap(set -> set.keys.stream()).sorted().toList();
    List<String> all = new ArrayList<>(sorted.size());
    for (String key : sorted) {
      if (all.isEmpty() || !all.getLast().equals(key)) {
        all.add(key);
      }
    }
    return new KeySet(List.copyOf(all));
  }

  /** All sets of each measure together. */
  static SortedMap<String, KeySet> joined(Collection<SortedMap<String, KeySet>> sets) {
    SortedMap<String, List<KeySet>> byMeasure = new TreeMap<>();
    for (SortedMap<String, KeySet> each : sets) {
      each.forEach(
          (measure, set) -> byMeasure.computeIfAbsent(measure, of -> new ArrayList<>()).add(set));
    }
    SortedMap<String, KeySet> joined = new TreeMap<>();
    byMeasure.forEach((measure, all) -> joined.put(measure, all(all)));
    return joined;
  }

  public boolean contains(String key) {
    return Collections.binarySearch(keys, key) >= 0;
  }

  public int size() {
    return keys.size();
  }
}
