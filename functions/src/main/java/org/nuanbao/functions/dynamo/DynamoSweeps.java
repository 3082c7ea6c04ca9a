package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Sweeps.SweepReport;

/** The last sweep's report in the reports table. */
@Singleton
public final class DynamoSweeps implements Sweeps {
  private final DynamoTable reports;

  /** Over a reports table that exists. */
  public DynamoSweeps(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public Optional<SweepReport> last() {
    return reports.get(SweepItem.SCHEMA, SweepItem.PK, SweepItem.LAST).map(SweepItem::swept);
  }

  @Override
  public void save(SweepReport swept) {
    reports.put(SweepItem.SCHEMA, SweepItem.of(swept));
  }
}
