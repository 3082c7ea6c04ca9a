package org.nuanbao.memory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Swept;

/** The last sweep's report in memory. */
public final class MemorySweeps implements Sweeps {
  private @Nullable Swept last;

  @Override
  public synchronized Optional<Swept> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public synchronized void save(Swept swept) {
    last = swept;
  }
}
