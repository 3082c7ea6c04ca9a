package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.submission.FactIndex;

/** The index of keyed hashes in the reports table. */
@Singleton
public final class DynamoFactIndex implements FactIndex {
  private final DynamoTable reports;

  /** Over a reports table that exists. */
  public DynamoFactIndex(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void write(List<Entry> entries) {
    reports.putAll(FactItem.SCHEMA, entries.stream().map(FactItem::of).distinct().toList());
  }

  @Override
  public void remove(List<Entry> entries) {
    reports.deleteAll(
        FactItem.SCHEMA,
        entries.stream()
            .map(FactItem::of)
            .map(item -> DynamoTable.key(item.pk(), item.sk()))
            .distinct()
            .toList());
  }

  @Override
  public List<Entry> find(String place, String key) {
    return reports.all(FactItem.SCHEMA, FactItem.pk(place), key).stream()
        .map(FactItem::entry)
        .toList();
  }
}
