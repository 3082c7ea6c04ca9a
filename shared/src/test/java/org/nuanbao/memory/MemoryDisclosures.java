package org.nuanbao.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.SubmissionId;

/** Whom copies were handed to, in memory. */
public final class MemoryDisclosures implements Disclosures {
  private final Map<SubmissionId, List<Disclosure>> copies = new HashMap<>();
  private final Map<SubmissionId, List<Disclosure>> scans = new HashMap<>();

  @Override
  public synchronized void copy(SubmissionId id, String by, Instant at) {
    copies.computeIfAbsent(id, any -> new ArrayList<>()).add(new Disclosure(by, at));
  }

  @Override
  public synchronized List<Disclosure> of(SubmissionId id) {
    return List.copyOf(copies.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized void scan(SubmissionId id, String by, Instant at) {
    scans.computeIfAbsent(id, any -> new ArrayList<>()).add(new Disclosure(by, at));
  }

  @Override
  public synchronized List<Disclosure> scans(SubmissionId id) {
    return List.copyOf(scans.getOrDefault(id, List.of()));
  }
}
