package org.nuanbao.memory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nuanbao.submission.FactIndex;

/** The index of keyed hashes in memory. */
public final class MemoryFactIndex implements FactIndex {
  private final Set<Entry> entries = new LinkedHashSet<>();

  @Override
  public synchronized void write(List<Entry> more) {
    entries.addAll(more);
  }

  @Override
  public synchronized void remove(List<Entry> some) {
    entries.removeAll(some);
  }

  @Override
  public synchronized List<Entry> find(String place, String key) {
    return entries.stream()
        .filter(entry -> entry.place().equals(place))
        .filter(entry -> key.isEmpty() || entry.key().equals(key))
        .toList();
  }
}
