package org.nuanbao.rollup;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Distinct keyed hashes, sorted: 32 hex digits each. Counted once along the whole tree. */
public record KeySet(List<String> keys) {
  public static final KeySet NONE = new KeySet(List.of());

  public static KeySet of(Collection<String> keys) {
    return new KeySet(List.copyOf(new TreeSet<>(keys)));
  }

  public KeySet plus(KeySet other) {
    TreeSet<String> all = new TreeSet<>(keys);
    all.addAll(other.keys);
    return new KeySet(List.copyOf(all));
  }

  public int size() {
    return keys.size();
  }
}
