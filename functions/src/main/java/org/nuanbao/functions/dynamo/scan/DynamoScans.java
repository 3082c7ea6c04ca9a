package org.nuanbao.functions.dynamo.scan;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.scan.Match;
import org.nuanbao.scan.Scan;
import org.nuanbao.scan.Scans;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.SubmissionId;

/** Scans in the reports table, beside what else is stored of their submission. */
@Singleton
public final class DynamoScans implements Scans {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoScans(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public boolean add(Scan scan) {
    return reports.put(ScanItem.of(scan), DynamoTable.absent());
  }

  @Override
  public List<Scan> of(SubmissionId submission) {
    return reports.all(ScanItem.class, ScanItem.pk(submission), ScanItem.PREFIX).stream()
        .map(ScanItem::scan)
        .toList();
  }

  @Override
  public void keep(Scan seen) {
    reports.put(
        ScanItem.of(seen),
        DynamoTable.condition("attribute_exists(#pk) AND attribute_not_exists(#match)"));
  }

  /**
   * {@code SUBMISSION#<id>}/{@code SCAN#<number>}: the scan of a signed page, and what was seen on
   * it once somebody looked at what look has left.
   */
  private record ScanItem(
      String pk,
      String sk,
      String name,
      long size,
      String sha256,
      String contentType,
      String by,
      Instant at,
      @Nullable Match match,
      @Nullable Integer pages,
      @Nullable Long version,
      @Nullable String told) {
    static final String PREFIX = "SCAN#";
    private static final String OF = "SUBMISSION#";

    static String pk(SubmissionId submission) {
      return OF + submission;
    }

    static ScanItem of(Scan scan) {
      Scan.Look look = scan.look();
      return new ScanItem(
          pk(scan.submission()),
          "%s%04d".formatted(PREFIX, scan.number()),
          scan.file().name(),
          scan.file().size(),
          scan.file().sha256(),
          scan.file().contentType(),
          scan.by(),
          scan.at(),
          look == null ? null : look.match(),
          look == null ? null : look.pages(),
          look == null ? null : look.version(),
          look == null ? null : look.told());
    }

    Scan scan() {
      return new Scan(
          new SubmissionId(pk.substring(OF.length())),
          Integer.parseInt(sk.substring(PREFIX.length())),
          new AnnouncedFile(name, size, sha256, contentType),
          by,
          at,
          match == null
              ? null
              : new Scan.Look(
                  match, requireNonNull(pages), requireNonNull(version), requireNonNull(told)));
    }
  }
}
