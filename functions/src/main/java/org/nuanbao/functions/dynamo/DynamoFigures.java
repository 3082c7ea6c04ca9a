package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Subjects;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** Versions' figures in the reports table, their key sets beside it. */
@Singleton
public final class DynamoFigures implements VersionFigures {
  private final DynamoTable reports;
  private final KeySets keySets;

  /** Over a reports table that exists. */
  public DynamoFigures(@Named("reports") DynamoTable reports, KeySets keySets) {
    this.reports = reports;
    this.keySets = keySets;
  }

  @Override
  public void save(DutyId duty, long version, Totals totals) {
    StoredTotals stored =
        StoredTotals.save(totals, keySets, (measure, keys) -> set(duty, version, measure));
    reports.put(
        TotalsItem.SCHEMA,
        new TotalsItem(
            TotalsItem.figures(duty), TotalsItem.version(version), PackedRecords.pack(stored)));
  }

  @Override
  public void saveCells(DutyId duty, long version, SortedMap<String, String> cells) {
    reports.put(
        TotalsItem.SCHEMA,
        new TotalsItem(
            TotalsItem.figures(duty),
            TotalsItem.cells(version),
            PackedRecords.pack(new Places(new TreeMap<>(cells)))));
  }

  private static String set(DutyId duty, long version, String measure) {
    return duty.key() + "/" + version + "/" + measure;
  }

  @Override
  public boolean has(DutyId duty, long version) {
    return reports
        .get(TotalsItem.SCHEMA, TotalsItem.figures(duty), TotalsItem.cells(version))
        .isPresent();
  }

  @Override
  public void remove(DutyId duty, long version, Totals totals) {
    totals.distinct().keySet().forEach(measure -> keySets.remove(set(duty, version, measure)));
    delete(duty, TotalsItem.version(version));
    delete(duty, TotalsItem.cells(version));
  }

  @Override
  public void remove(DutyId duty, long version, String subject) {
    delete(duty, TotalsItem.subject(version, subject));
  }

  private void delete(DutyId duty, String sk) {
    reports.deleteAll(TotalsItem.SCHEMA, List.of(DynamoTable.key(TotalsItem.figures(duty), sk)));
  }

  @Override
  public SortedMap<String, String> cells(DutyId duty, long version) {
    return reports
        .get(TotalsItem.SCHEMA, TotalsItem.figures(duty), TotalsItem.cells(version))
        .map(item -> PackedRecords.unpack(item.body(), Places.class).cells())
        .orElseGet(TreeMap::new);
  }

  /** Cells by figure. */
  private record Places(TreeMap<String, String> cells) {}

  /** A card or voucher counts nothing distinct, so that no key set stands beside it. */
  @Override
  public void save(DutyId duty, long version, String subject, Totals totals) {
    StoredTotals stored =
        StoredTotals.save(
            totals, keySets, (measure, keys) -> TotalsItem.subject(version, subject) + measure);
    reports.put(
        TotalsItem.SCHEMA,
        new TotalsItem(
            TotalsItem.figures(duty),
            TotalsItem.subject(version, subject),
            PackedRecords.pack(stored)));
  }

  @Override
  public Totals sum(DutyId duty, List<Subjects.Current> current) {
    List<Key> keys =
        current.stream()
            .map(part ->
                DynamoTable.key(
                    TotalsItem.figures(duty), TotalsItem.subject(part.version(), part.subject())))
            .toList();
    List<TotalsItem> found = reports.getAll(TotalsItem.SCHEMA, keys);
    if (found.size() < keys.size()) {
      throw new IllegalStateException("no figures of a part of " + duty.key());
    }
    return found.stream()
        .map(item -> PackedRecords.unpack(item.body(), StoredTotals.class).load(keySets))
        .reduce(Totals.NONE, Totals::plus);
  }

  @Override
  public Optional<Totals> load(DutyId duty, long version) {
    return reports
        .get(TotalsItem.SCHEMA, TotalsItem.figures(duty), TotalsItem.version(version))
        .map(item -> PackedRecords.unpack(item.body(), StoredTotals.class).load(keySets));
  }
}
