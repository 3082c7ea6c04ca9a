package org.nuanbao.workbook.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time limit for reading a file. It counts this thread's work, not wall-clock time, so that a
 * busy machine does not refuse an honest file. Wall-clock time ends the reading too, at twelve
 * times the limit.
 */
public final class Deadline {
  /**
   * No work is measured before this, because the first measurement takes longer than most files.
   */
  private static final long GRACE = Duration.ofSeconds(1).toNanos();

  private static final int WALL = 12;

  private final long limit;
  private final long start = System.nanoTime();
  private final long thread = Thread.currentThread().threadId();
  private long base;
  private boolean measured;

  private Deadline(long limit) {
    this.limit = limit;
  }

  /** The limit for work that begins now, on this thread. */
  public static Deadline in(Duration time) {
    return new Deadline(time.toNanos());
  }

  /** Refuses the file once its time is over. */
  public void check() {
    long wall = System.nanoTime() - start;
    if (wall < Math.min(GRACE, limit)) {
      return;
    }
    if (wall / WALL > limit || worked(wall) > limit) {
      throw new FileRefusal(
          Problem.TOO_BIG,
          "文件内容太多，在规定时间内读不完；请删去无关的工作表、格式和行列后再上传。",
          "The file could not be read in time; please remove what is not needed.");
    }
  }

  private long worked(long wall) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isThreadCpuTimeSupported()) {
      return wall;
    }
    // Whoever asks: a part may be inflated on another thread, whose clock says something else.
    long now = threads.getThreadCpuTime(thread);
    if (!measured) {
      measured = true;
      base = now - wall / 2;
    }
    return now - base;
  }
}
