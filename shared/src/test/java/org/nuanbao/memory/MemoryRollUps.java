package org.nuanbao.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;

/** Nodes' totals and dirty marks in memory. */
public final class MemoryRollUps implements RollUps {
  private final Map<List<String>, NodeTotal> nodes = new HashMap<>();
  private final Map<String, Dirty> marks = new TreeMap<>();
  private long version;

  /** What a transaction does with the duty's mark: it gets a version it never had. */
  public synchronized void mark(DutyId duty) {
    version++;
    marks.put(
        duty.key(),
        new Dirty(duty.campaign(), duty.form().value(), duty.period(), duty.unit(), version));
  }

  @Override
  public synchronized void save(String campaign, String form, String period, NodeTotal node) {
    nodes.put(List.of(campaign, form, period, node.unit().value()), node);
  }

  @Override
  public synchronized Optional<NodeTotal> find(
      String campaign, String form, String period, UnitPath unit) {
    return Optional.ofNullable(nodes.get(List.of(campaign, form, period, unit.value())));
  }

  @Override
  public synchronized List<Dirty> dirty(String campaign, String form) {
    return marks.values().stream()
        .filter(mark -> mark.campaign().equals(campaign) && mark.form().equals(form))
        .toList();
  }

  @Override
  public synchronized void clear(Dirty dirty) {
    marks.values().removeIf(dirty::equals);
  }
}
