package org.nuanbao.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The checks that were made, and whether each of them held. */
public final class Checks {
  /**
   * One line of the table.
   *
   * @param part of the demonstration, by the notice's id
   * @param detail numbers, names, or why it did not hold
   * @param millis since the demonstration began
   */
  public record Check(
      String part, String chinese, String english, boolean held, String detail, long millis) {}

  private final List<Check> all = new ArrayList<>();
  private final Consumer<Check> listener;
  private final long start = System.nanoTime();

  /**
   * Begins without any check.
   *
   * @param listener called with each check at once, for a screen that shows progress
   */
  public Checks(Consumer<Check> listener) {
    this.listener = listener;
  }

  synchronized void that(String part, String chinese, String english, boolean held, String detail) {
    Check check =
        new Check(part, chinese, english, held, detail, (System.nanoTime() - start) / 1_000_000);
    all.add(check);
    listener.accept(check);
  }

  /** Adds a check that did not hold, because the demonstration could not go on. */
  public void interrupted(Exception why) {
    that("-", "演示中断", "the demonstration broke off", false, String.valueOf(why.getMessage()));
  }

  public synchronized List<Check> all() {
    return List.copyOf(all);
  }

  public synchronized boolean allHeld() {
    return !all.isEmpty() && all.stream().allMatch(Check::held);
  }
}
