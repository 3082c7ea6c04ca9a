package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Subjects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** The figures of versions in the reports table; their key sets are stored outside it. */
@Singleton
public final class DynamoFigures implements VersionFigures {
  private final DynamoTable reports;
  private final KeySets keySets;

  /** Uses an existing reports table. */
  public DynamoFigures(@Named("reports") DynamoTable reports, KeySets keySets) {
    this.reports = reports;
    this.keySets = keySets;
  }

  @Override
  public void save(DutyId duty, long version, Totals totals) {
    StoredTotals stored =
        StoredTotals.save(totals, keySets, (measure, keys) -> set(duty, version, measure));
    reports.put(
        TotalsItem.of(TotalsItem.figures(duty), TotalsItem.version(version), stored, totals));
  }

  @Override
  public void saveCells(DutyId duty, long version, SortedMap<String, String> cells) {
    reports.put(
        new CellsItem(
            TotalsItem.figures(duty), CellsItem.sk(version), new Places(new TreeMap<>(cells))));
  }

  private static String set(DutyId duty, long version, String measure) {
    return duty.key() + "/" + version + "/" + measure;
  }

  @Override
  public boolean has(DutyId duty, long version) {
    return reports
        .get(CellsItem.class, TotalsItem.figures(duty), CellsItem.sk(version))
        .isPresent();
  }

  @Override
  public void remove(DutyId duty, long version, Totals totals) {
    totals.distinct().keySet().forEach(measure -> keySets.remove(set(duty, version, measure)));
    delete(duty, TotalsItem.version(version));
    delete(duty, CellsItem.sk(version));
  }

  @Override
  public void remove(DutyId duty, long version, String subject) {
    delete(duty, TotalsItem.subject(version, subject));
  }

  private void delete(DutyId duty, String sk) {
    reports.deleteAll(List.of(DynamoTable.key(TotalsItem.figures(duty), sk)));
  }

  @Override
  public SortedMap<String, String> cells(DutyId duty, long version) {
    return reports
        .get(CellsItem.class, TotalsItem.figures(duty), CellsItem.sk(version))
        .map(item -> item.body().cells())
        .orElseGet(TreeMap::new);
  }

  /** The cell of each figure. */
  private record Places(TreeMap<String, String> cells) {}

  /** Saves a card's or voucher's figures; it counts nothing distinct, so it has no key set. */
  @Override
  public void save(DutyId duty, long version, String subject, Totals totals) {
    StoredTotals stored =
        StoredTotals.save(
            totals, keySets, (measure, keys) -> TotalsItem.subject(version, subject) + measure);
    reports.put(
        TotalsItem.of(
            TotalsItem.figures(duty), TotalsItem.subject(version, subject), stored, totals));
  }

  @Override
  public Totals sum(DutyId duty, List<Subjects.Current> current) {
    List<Key> keys =
        current.stream()
            .map(part ->
                DynamoTable.key(
                    TotalsItem.figures(duty), TotalsItem.subject(part.version(), part.subject())))
            .toList();
    List<TotalsItem> found = reports.getAll(TotalsItem.class, keys);
    if (found.size() < keys.size()) {
      throw new IllegalStateException("no figures of a part of " + duty.key());
    }
    return found.stream().map(item -> item.totals(keySets)).reduce(Totals.NONE, Totals::plus);
  }

  @Override
  public Optional<Totals> load(DutyId duty, long version) {
    return reports
        .get(TotalsItem.class, TotalsItem.figures(duty), TotalsItem.version(version))
        .map(item -> item.totals(keySets));
  }

  /**
   * {@code FIGURES#<dutyKey>}/{@code V#<version>}: what a version adds up to; {@code
   * V#<version>#<subject>}: what one card or voucher of it adds up to. The body only names the key
   * sets, which are stored outside.
   */
  private record TotalsItem(String pk, String sk, SdkBytes body) {
    static TotalsItem of(String pk, String sk, StoredTotals stored, Totals totals) {
      return new TotalsItem(pk, sk, PackedSums.pack(stored, totals.exact()));
    }

    Totals totals(KeySets keySets) {
      PackedSums.Unpacked<StoredTotals> stored = PackedSums.unpack(body, StoredTotals.class);
      return stored.body().load(keySets, stored.sums());
    }

    static String figures(DutyId duty) {
      return "FIGURES#" + duty.key();
    }

    static String version(long version) {
      return String.format(Locale.ROOT, "V#%010d", version);
    }

    /** The sort key of a card or voucher. */
    static String subject(long version, String subject) {
      return version(version) + "#" + subject;
    }
  }

  /**
   * {@code FIGURES#<dutyKey>}/{@code CELLS#<version>}: the cells in which a version's figures
   * stood.
   */
  private record CellsItem(String pk, String sk, @RecordSchema.Packed Places body) {
    static String sk(long version) {
      return String.format(Locale.ROOT, "CELLS#%010d", version);
    }
  }
}
