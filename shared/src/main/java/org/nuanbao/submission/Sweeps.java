package org.nuanbao.submission;

import java.util.Optional;

/** Where the last sweep's report lives. */
public interface Sweeps {
  Optional<Swept> last();

  /** Replaces the last one; of two at once either stays. */
  void save(Swept swept);
}
