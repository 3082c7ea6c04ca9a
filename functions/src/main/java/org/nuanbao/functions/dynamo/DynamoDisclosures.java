package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.SubmissionId;

/** Audit entries of submissions in the reports table. */
@Singleton
public final class DynamoDisclosures implements Disclosures {
  private static final String COPY = "COPY_HANDED_OUT";
  private static final String SCAN = "SCAN_SHOWN";

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoDisclosures(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void copy(SubmissionId id, String by, Instant at) {
    reports.put(AuditItem.of(SubmissionItem.pk(id), at, by, COPY, ""));
  }

  @Override
  public List<Disclosure> of(SubmissionId id) {
    return all(id, COPY);
  }

  @Override
  public void scan(SubmissionId id, String by, Instant at) {
    reports.put(AuditItem.of(SubmissionItem.pk(id), at, by, SCAN, ""));
  }

  @Override
  public List<Disclosure> scans(SubmissionId id) {
    return all(id, SCAN);
  }

  private List<Disclosure> all(SubmissionId id, String what) {
    return reports.all(AuditItem.class, SubmissionItem.pk(id), AuditItem.PREFIX).stream()
        .filter(entry -> entry.what().equals(what))
        .map(entry -> new Disclosure(entry.by(), entry.at()))
        .toList();
  }
}
