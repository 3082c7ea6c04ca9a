package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Sweeps.SweepReport;

/** The last sweep's report in the reports table. */
@Singleton
public final class DynamoSweeps implements Sweeps {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoSweeps(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public Optional<SweepReport> last() {
    return reports.get(SweepItem.class, SweepItem.PK, SweepItem.LAST).map(SweepItem::swept);
  }

  @Override
  public void save(SweepReport swept) {
    reports.put(SweepItem.of(swept));
  }

  /** {@code SWEEP}/{@code LAST}: what the last sweep did, and where the next one continues. */
  private record SweepItem(String pk, String sk, Instant at, @RecordSchema.Packed Body body) {
    static final String PK = "SWEEP";
    static final String LAST = "LAST";

    /** Everything in a report except its time. */
    record Body(
        SweepReport.Counts counts,
        List<String> withoutRecord,
        List<String> withoutOriginal,
        SweepReport.Cursors next) {}

    static SweepItem of(SweepReport swept) {
      return new SweepItem(
          PK,
          LAST,
          swept.at(),
          new Body(swept.counts(), swept.withoutRecord(), swept.withoutOriginal(), swept.next()));
    }

    SweepReport swept() {
      return new SweepReport(
          at, body.counts(), body.withoutRecord(), body.withoutOriginal(), body.next());
    }
  }
}
