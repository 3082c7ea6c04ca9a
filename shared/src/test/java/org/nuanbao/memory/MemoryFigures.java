package org.nuanbao.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Figures;
import org.nuanbao.rollup.Totals;

/** Versions' figures in memory. */
public final class MemoryFigures implements Figures {
  private record Key(DutyId duty, long version) {}

  private final Map<Key, Totals> figures = new HashMap<>();

  @Override
  public synchronized void save(DutyId duty, long version, Totals totals) {
    figures.put(new Key(duty, version), totals);
  }

  @Override
  public synchronized Optional<Totals> load(DutyId duty, long version) {
    return Optional.ofNullable(figures.get(new Key(duty, version)));
  }
}
