package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.dynamo.packed.PackedFacts;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/**
 * The index of keyed hashes in the reports table. What a roster tells the other forms of its unit
 * is always read whole, so it is stored in chunks of many rows. What is told to a whole campaign is
 * found by its key, and a card or voucher comes alone: these have an item for each entry.
 */
@Singleton
public final class DynamoFactIndex implements FactIndex {
  /** Rows of one chunk, 68 bytes each. An item may have 400 KB. */
  private static final int CHUNK = 2_000;

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoFactIndex(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void write(List<Entry> entries) {
    Stream<FactItem> alone = entries.stream().filter(entry -> !isInChunk(entry)).map(FactItem::of);
    Stream<FactItem> chunks =
        versions(entries).entrySet().stream()
            .flatMap(version -> chunks(version.getKey(), version.getValue()).stream());
    reports.putAll(FactItem.class, Stream.concat(alone, chunks).distinct().toList());
  }

  /**
   * Removes of a roster whatever its version told this place, in chunks or, as once, row by row.
   */
  @Override
  public void remove(List<Entry> entries) {
    Stream<FactItem> alone = entries.stream().filter(entry -> !isInChunk(entry)).map(FactItem::of);
    Stream<FactItem> ofRosters =
        versions(entries).keySet().stream()
            .flatMap(version ->
                reports.all(FactItem.class, FactItem.pk(version.place()), "").stream()
                    .filter(version::wrote));
    List<Key> keys =
        Stream.concat(alone, ofRosters)
            .map(item -> DynamoTable.key(item.pk(), item.sk()))
            .distinct()
            .toList();
    reports.deleteAll(keys);
  }

  @Override
  public List<Entry> find(String place, String key) {
    if (!isOfOneUnit(place)) {
      return reports.all(FactItem.class, FactItem.pk(place), key).stream()
          .map(FactItem::entry)
          .toList();
    }
    return reports.all(FactItem.class, FactItem.pk(place), "").stream()
        .flatMap(FactItem::entries)
        .filter(entry -> entry.key().startsWith(key))
        .toList();
  }

  /** A place that only one unit's entries belong to ends with the unit's path. */
  private static boolean isOfOneUnit(String place) {
    return place.endsWith("/");
  }

  private static boolean isInChunk(Entry entry) {
    return isOfOneUnit(entry.place()) && entry.subject().isEmpty();
  }

  private static Map<Version, List<Entry>> versions(List<Entry> entries) {
    return entries.stream()
        .filter(DynamoFactIndex::isInChunk)
        .collect(
            Collectors.groupingBy(
                entry -> new Version(entry.place(), entry.duty(), entry.version())));
  }

  /** All that a roster's version tells a place, written at once. */
  private static List<FactItem> chunks(Version version, List<Entry> entries) {
    List<Entry> sorted = entries.stream().distinct().sorted(PackedFacts.ORDER).toList();
    List<FactItem> chunks = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += CHUNK) {
      List<Entry> some = sorted.subList(from, Math.min(from + CHUNK, sorted.size()));
      chunks.add(FactItem.chunk(version, chunks.size(), PackedFacts.pack(some)));
    }
    return chunks;
  }

  private record Version(String place, DutyId duty, long version) {
    boolean wrote(FactItem item) {
      return item.duty().equals(duty)
          && item.version() == version
          && (item.rows() != null || "".equals(item.subject()));
    }
  }

  /**
   * {@code FACT#<place>}/{@code <key>#<whole>#<dutyKey>#<version>#<subject or row>}: what a row,
   * card or voucher of one version tells the rules of other forms, as keyed hashes; {@code
   * FACT#<place>}/{@code ROWS#<dutyKey>#<version>#<n>}: the same of many rows.
   *
   * @param subject of an entry alone; empty for a roster's row
   * @param row of an entry alone
   * @param rows of many rows, as {@link PackedFacts} packs them
   */
  private record FactItem(
      String pk,
      String sk,
      DutyId duty,
      long version,
      @Nullable String subject,
      @Nullable Integer row,
      @Nullable PersonKey person,
      @Nullable SdkBytes rows) {
    private static final String PREFIX = "FACT#";
    private static final int HASH = 32;

    static String pk(String place) {
      return PREFIX + place;
    }

    static FactItem of(Entry entry) {
      String sk =
          String.format(
              Locale.ROOT,
              "%s#%s#%s#%010d#%s",
              entry.key(),
              entry.whole(),
              entry.duty().key(),
              entry.version(),
              entry.subject().isEmpty() ? entry.row() : entry.subject());
      return new FactItem(
          pk(entry.place()),
          sk,
          entry.duty(),
          entry.version(),
          entry.subject(),
          entry.row(),
          entry.person(),
          null);
    }

    static FactItem chunk(Version version, int number, byte[] rows) {
      String sk =
          String.format(
              Locale.ROOT, "ROWS#%s#%010d#%04d", version.duty().key(), version.version(), number);
      return new FactItem(
          pk(version.place()),
          sk,
          version.duty(),
          version.version(),
          null,
          null,
          null,
          SdkBytes.fromByteArrayUnsafe(rows));
    }

    Stream<Entry> entries() {
      return rows == null
          ? Stream.of(entry())
          : PackedFacts.unpack(rows.asByteArrayUnsafe(), place(), duty, version).stream();
    }

    Entry entry() {
      if (subject == null || row == null) {
        throw new IllegalStateException("an item without subject or row, for a fact");
      }
      return new Entry(
          place(),
          sk.substring(0, HASH),
          sk.substring(HASH + 1, 2 * HASH + 1),
          duty,
          version,
          subject,
          row,
          person);
    }

    private String place() {
      return pk.substring(PREFIX.length());
    }
  }
}
