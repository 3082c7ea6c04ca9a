package org.nuanbao.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Subjects;

/** Versions' figures in memory. */
public final class MemoryFigures implements VersionFigures {
  private record Key(DutyId duty, long version, String subject) {}

  private final Map<Key, Totals> figures = new HashMap<>();
  private final Map<Key, SortedMap<String, String>> cells = new HashMap<>();

  @Override
  public synchronized void save(DutyId duty, long version, Totals totals) {
    save(duty, version, "", totals);
  }

  @Override
  public synchronized void save(DutyId duty, long version, String subject, Totals totals) {
    figures.put(new Key(duty, version, subject), totals);
  }

  @Override
  public synchronized void saveCells(DutyId duty, long version, SortedMap<String, String> of) {
    cells.put(new Key(duty, version, ""), new TreeMap<>(of));
  }

  @Override
  public synchronized boolean has(DutyId duty, long version) {
    return cells.containsKey(new Key(duty, version, ""));
  }

  /** Whether a card's or voucher's figures are kept. */
  public synchronized boolean has(DutyId duty, long version, String subject) {
    return figures.containsKey(new Key(duty, version, subject));
  }

  @Override
  public synchronized void remove(DutyId duty, long version, Totals totals) {
    remove(duty, version, "");
    cells.remove(new Key(duty, version, ""));
  }

  @Override
  public synchronized void remove(DutyId duty, long version, String subject) {
    figures.remove(new Key(duty, version, subject));
  }

  @Override
  public synchronized SortedMap<String, String> cells(DutyId duty, long version) {
    return cells.getOrDefault(new Key(duty, version, ""), new TreeMap<>());
  }

  @Override
  public synchronized Totals sum(DutyId duty, List<Subjects.Current> current) {
    Totals sum = Totals.NONE;
    for (Subjects.Current part : current) {
      Totals one = figures.get(new Key(duty, part.version(), part.subject()));
      if (one == null) {
        throw new IllegalStateException("no figures of a part of " + duty.key());
      }
      sum = sum.plus(one);
    }
    return sum;
  }

  @Override
  public synchronized Optional<Totals> load(DutyId duty, long version) {
    return Optional.ofNullable(figures.get(new Key(duty, version, "")));
  }
}
