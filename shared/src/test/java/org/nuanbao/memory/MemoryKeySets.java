package org.nuanbao.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;

/** Sorted person keys in memory. */
public final class MemoryKeySets implements KeySets {
  private final Map<String, KeySet> sets = new HashMap<>();

  @Override
  public synchronized void save(String name, KeySet keys) {
    sets.put(name, keys);
  }

  @Override
  public synchronized Optional<KeySet> load(String name) {
    return Optional.ofNullable(sets.get(name));
  }

  @Override
  public synchronized void remove(String name) {
    sets.remove(name);
  }
}
