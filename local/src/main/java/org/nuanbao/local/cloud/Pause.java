package org.nuanbao.local.cloud;

/** A wait that an interrupt ends at once, leaving the interrupt for the loop that waits. */
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
