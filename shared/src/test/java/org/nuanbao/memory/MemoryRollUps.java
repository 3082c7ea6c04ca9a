package org.nuanbao.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.PeriodClosing;

/** Nodes' totals and dirty marks in memory. */
public final class MemoryRollUps implements RollUps {
  private final Map<List<String>, Saved> nodes = new HashMap<>();
  private final Map<String, SortedSet<UnitPath>> below = new HashMap<>();
  private final Map<List<String>, PeriodClosing> closings = new HashMap<>();
  private final Map<String, Long> runs = new HashMap<>();
  private final Map<String, Dirty> marks = new TreeMap<>();
  private final boolean laterStays;
  private long version;

  public MemoryRollUps() {
    this(Set.of());
  }

  /**
   * A store with faults.
   *
   * @param removed what it does not demand
   */
  public MemoryRollUps(Set<Guard> removed) {
    laterStays = !removed.contains(Guard.LATER_RUN_STAYS);
  }

  /** What a transaction does with the duty's mark: it gets a version it never had. */
  public synchronized void mark(DutyId duty) {
    version++;
    marks.put(
        duty.key(),
        new Dirty(duty.campaign(), duty.form().value(), duty.period(), duty.unit(), version));
  }

  @Override
  public synchronized boolean save(
      String campaign, String form, String period, NodeTotal node, long run) {
    List<String> key = List.of(campaign, form, period, node.unit().value());
    Saved before = nodes.get(key);
    if (before != null && before.run() > run && laterStays) {
      return false;
    }
    nodes.put(key, new Saved(node, run));
    if (!node.unit().isRoot()) {
      String above = List.of(campaign, form, period, node.unit().parent().value()).toString();
      below.computeIfAbsent(above, k -> new TreeSet<>()).add(node.unit());
    }
    return true;
  }

  @Override
  public synchronized Optional<Saved> saved(
      String campaign, String form, String period, UnitPath unit) {
    return Optional.ofNullable(nodes.get(List.of(campaign, form, period, unit.value())));
  }

  @Override
  public synchronized List<NodeTotal> below(
      String campaign, String form, String period, UnitPath unit) {
    String above = List.of(campaign, form, period, unit.value()).toString();
    return below.getOrDefault(above, new TreeSet<>()).stream()
        .map(child -> find(campaign, form, period, child).orElseThrow())
        .toList();
  }

  @Override
  public synchronized void close(PeriodClosing closing) {
    closings.putIfAbsent(List.of(closing.campaign(), closing.form(), closing.period()), closing);
  }

  @Override
  public synchronized Optional<PeriodClosing> closing(String campaign, String form, String period) {
    return Optional.ofNullable(closings.get(List.of(campaign, form, period)));
  }

  @Override
  public synchronized long nextRun(String campaign, String form) {
    return runs.merge(campaign + "#" + form, 1L, Long::sum);
  }

  @Override
  public synchronized long lastRun(String campaign, String form) {
    return runs.getOrDefault(campaign + "#" + form, 0L);
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
