package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Figures;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.Totals;

/** Versions' figures in the reports table, their key sets beside it. */
@Singleton
public final class DynamoFigures implements Figures {
  private final Table reports;
  private final KeySets keySets;

  /** Over a reports table that exists. */
  public DynamoFigures(@Named("reports") Table reports, KeySets keySets) {
    this.reports = reports;
    this.keySets = keySets;
  }

  @Override
  public void save(DutyId duty, long version, Totals totals) {
    StoredTotals stored =
        StoredTotals.save(
            totals, keySets, (measure, keys) -> duty.key() + "/" + version + "/" + measure);
    reports.put(
        TotalsItem.SCHEMA,
        new TotalsItem(TotalsItem.figures(duty), TotalsItem.version(version), Packed.pack(stored)));
  }

  @Override
  public Optional<Totals> load(DutyId duty, long version) {
    return reports
        .get(TotalsItem.SCHEMA, TotalsItem.figures(duty), TotalsItem.version(version))
        .map(item -> Packed.unpack(item.body(), StoredTotals.class).load(keySets));
  }
}
