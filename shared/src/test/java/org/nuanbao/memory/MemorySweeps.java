package org.nuanbao.memory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Sweeps.SweepReport;

/** The last sweep's report in memory. */
public final class MemorySweeps implements Sweeps {
  private @Nullable SweepReport last;

  @Override
  public synchronized Optional<SweepReport> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public synchronized void save(SweepReport swept) {
    last = swept;
  }
}
