package org.nuanbao.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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

  /** The keys of both sets, each once; made in one pass over the two sorted lists. */
  public KeySet plus(KeySet other) {
    if (keys.isEmpty() || other.keys.isEmpty()) {
      return keys.isEmpty() ? other : this;
    }
    List<String> all = new ArrayList<>(keys.size() + other.keys.size());
    int mine = 0;
    int theirs = 0;
    while (mine < keys.size() && theirs < other.keys.size()) {
      int order = keys.get(mine).compareTo(other.keys.get(theirs));
      all.add(order <= 0 ? keys.get(mine) : other.keys.get(theirs));
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
    }
    all.addAll(keys.subList(mine, keys.size()));
    all.addAll(other.keys.subList(theirs, other.keys.size()));
    return new KeySet(List.copyOf(all));
  }

  public boolean contains(String key) {
    return Collections.binarySearch(keys, key) >= 0;
  }

  public int size() {
    return keys.size();
  }
}
