package org.nuanbao.workbook.guard;

import java.time.Duration;

/** The moment by which a file must have been read. */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Refuses the file once time is over. */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw new Refused(
          Problem.TOO_BIG,
          "文件内容太多，在规定时间内读不完；请删去无关的工作表、格式和行列后再上传。",
          "The file could not be read in time; please remove what is not needed.");
    }
  }
}
