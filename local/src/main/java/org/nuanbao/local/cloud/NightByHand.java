package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.io.IOException;

/**
 * The night run of a running system, started from another process. The system's own may go on
 * beside it, for runs have numbers.
 */
public final class NightByHand implements Closeable {
  private final ApplicationContext functions;

  /** Opens the stores of a state folder whose system runs. */
  public NightByHand(StateFolder state) throws IOException {
    functions = InstalledStores.on(state).functions();
  }

  /**
   * All steps, now.
   *
   * @param campaign of this campaign only; of all if it is empty
   * @param rebuild everything is added up, changed or not
   * @return how many nodes were added up
   */
  public int run(String campaign, boolean rebuild) {
    return new NightTimer(functions).run(campaign, rebuild);
  }

  @Override
  public void close() {
    functions.close();
  }
}
