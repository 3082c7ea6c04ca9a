package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.value.PersonKey;

/** The index of keyed hashes in the reports table. */
@Singleton
public final class DynamoFactIndex implements FactIndex {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoFactIndex(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void write(List<Entry> entries) {
    reports.putAll(FactItem.class, entries.stream().map(FactItem::of).distinct().toList());
  }

  @Override
  public void remove(List<Entry> entries) {
    reports.deleteAll(
        entries.stream()
            .map(FactItem::of)
            .map(item -> DynamoTable.key(item.pk(), item.sk()))
            .distinct()
            .toList());
  }

  @Override
  public List<Entry> find(String place, String key) {
    return reports.all(FactItem.class, FactItem.pk(place), key).stream()
        .map(FactItem::entry)
        .toList();
  }

  /**
   * {@code FACT#<place>}/{@code <key>#<whole>#<dutyKey>#<version>#<subject or row>}: what a row,
   * card or voucher of one version tells the rules of other forms, as keyed hashes.
   */
  private record FactItem(
      String pk,
      String sk,
      DutyId duty,
      long version,
      String subject,
      int row,
      @Nullable PersonKey person) {
    private static final String PREFIX = "FACT#";
    private static final int HASH = 32;

    static String pk(String place) {
      return PREFIX + place;
    }

    static FactItem of(FactIndex.Entry entry) {
      return new FactItem(
          pk(entry.place()),
          String.format(
              Locale.ROOT,
              "%s#%s#%s#%010d#%s",
              entry.key(),
              entry.whole(),
              entry.duty().key(),
              entry.version(),
              entry.subject().isEmpty() ? entry.row() : entry.subject()),
          entry.duty(),
          entry.version(),
          entry.subject(),
          entry.row(),
          entry.person());
    }

    FactIndex.Entry entry() {
      return new FactIndex.Entry(
          pk.substring(PREFIX.length()),
          sk.substring(0, HASH),
          sk.substring(HASH + 1, 2 * HASH + 1),
          duty,
          version,
          subject,
          row,
          person);
    }
  }
}
