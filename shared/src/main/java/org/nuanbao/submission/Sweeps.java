package org.nuanbao.submission;

import java.util.Optional;

/** Where the last sweep's report lives. */
public interface Sweeps {
  Optional<SweepReport> last();

  /** Replaces the last one; of two at once either stays. */
  void save(SweepReport swept);
}
