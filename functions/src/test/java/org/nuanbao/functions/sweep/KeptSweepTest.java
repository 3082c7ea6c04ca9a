package org.nuanbao.functions.sweep;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.submission.Sweeps.SweepReport;

/** What a sweep says it did, for alarms and whoever called it. */
class KeptSweepTest {
  private static final SweepReport REPORT =
      new SweepReport(
          Instant.EPOCH,
          new SweepReport.Counts(1, 2, 3, 4, 5, 6, 7, 8),
          List.of("winter-2018/nobodys"),
          List.of("1515114000000-0123456789abcdef"),
          new SweepReport.Cursors("a", "b", "c"));

  @Test
  void isWrittenAsItWas() throws IOException {
    try (KeptJson kept = new KeptJson("sweep")) {
      kept.isWritten("swept", SweepHandler.said(REPORT, kept.mapper));
    }
  }
}
