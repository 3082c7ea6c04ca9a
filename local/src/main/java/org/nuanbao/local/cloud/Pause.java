package org.nuanbao.local.cloud;

/** A wait that an interrupt ends at once. The interrupt stays set for the loop that waits. */
public final class Pause {
  private Pause() {}

  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
