package org.nuanbao.memory;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.reading.Reading;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.SubmissionId;

/** Accepted values in memory. */
public final class MemoryReadings implements Readings {
  private final Map<SubmissionId, List<Reading>> readings = new HashMap<>();
  private int reads;

  @Override
  public synchronized void save(SubmissionId id, List<Reading> parts) {
    readings.put(id, List.copyOf(parts));
  }

  /** How often something was read. */
  public synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized List<Reading> parts(SubmissionId id) {
    reads++;
    return requireNonNull(readings.get(id), () -> "no reading of " + id);
  }
}
