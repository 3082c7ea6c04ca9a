package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Sweeps.SweepReport;

/** A store of sweeps: the report of the last sweep comes back as it was saved. */
public abstract class SweepsContract {
  /** The store under test. */
  protected abstract Sweeps sweeps();

  @Test
  void theLastReportCounts() {
    sweeps().save(swept(1));

    sweeps().save(swept(2));

    assertThat(sweeps().last()).contains(swept(2));
  }

  private static SweepReport swept(int number) {
    return new SweepReport(
        Given.MORNING.plusSeconds(number),
        new SweepReport.Counts(number, 2, 3, 4, 5, 6, 7, 8),
        List.of("c/s" + number),
        List.of("s" + number),
        new SweepReport.Cursors("s1", "c/s1", "c~f~once~city"));
  }
}
