package org.nuanbao.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.scan.Scan;
import org.nuanbao.scan.Scans;
import org.nuanbao.submission.SubmissionId;

/** Scans in memory. */
public final class MemoryScans implements Scans {
  private final Map<String, TreeMap<Integer, Scan>> all = new TreeMap<>();

  @Override
  public synchronized boolean add(Scan scan) {
    return all.computeIfAbsent(scan.submission().value(), _ -> new TreeMap<>())
            .putIfAbsent(scan.number(), scan)
        == null;
  }

  @Override
  public synchronized List<Scan> of(SubmissionId submission) {
    return Optional.ofNullable(all.get(submission.value()))
        .map(scans -> (List<Scan>) new ArrayList<>(scans.values()))
        .orElse(List.of());
  }

  @Override
  public synchronized void keep(Scan seen) {
    Optional.ofNullable(all.get(seen.submission().value()))
        .ifPresent(scans ->
            scans.computeIfPresent(
                seen.number(), (_, before) -> before.look() == null ? seen : before));
  }
}
