package org.nuanbao.functions.dynamo;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nuanbao.check.CheckResult;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What was found in a submission, in as many items as it needs, that its copy was begun, and that a
 * try failed.
 */
final class FindingsStore {
  /** An item may have 400 KB; most of it is left for the key and for growth. */
  private static final int PART = 300_000;

  private final DynamoTable reports;

  FindingsStore(DynamoTable reports) {
    this.reports = reports;
  }

  /** The same file gives the same bytes, so that two tries at once do no harm. */
  void save(SubmissionId id, CheckResult checked) {
    byte[] body = PackedRecords.pack(checked).asByteArrayUnsafe();
    int parts = Math.ceilDiv(body.length, PART);
    List<FindingsItem> items = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      byte[] piece =
          Arrays.copyOfRange(body, part * PART, Math.min((part + 1) * PART, body.length));
      items.add(FindingsItem.of(id, part, parts, SdkBytes.fromByteArrayUnsafe(piece)));
    }
    reports.putAll(FindingsItem.SCHEMA, items);
  }

  /** Without a condition: of two workers at once one may be left uncounted. */
  boolean beginCopy(SubmissionId id) {
    long begun =
        reports
            .get(CopyItem.SCHEMA, SubmissionItem.pk(id), CopyItem.COPY)
            .map(CopyItem::attempt)
            .orElse(0L);
    if (begun >= Submissions.COPY_TRIES) {
      return false;
    }
    reports.put(CopyItem.SCHEMA, CopyItem.of(id, begun + 1));
    return true;
  }

  void tryFailed(SubmissionId id, Instant machine) {
    reports.put(FailureItem.SCHEMA, FailureItem.of(id, machine));
  }

  Optional<Instant> lastFailure(SubmissionId id) {
    return reports
        .get(FailureItem.SCHEMA, SubmissionItem.pk(id), FailureItem.FAILURE)
        .map(FailureItem::at);
  }

  Optional<CheckResult> load(SubmissionId id) {
    List<FindingsItem> items =
        reports.all(FindingsItem.SCHEMA, SubmissionItem.pk(id), FindingsItem.PREFIX);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    items.stream()
        .limit(items.getFirst().parts())
        .forEach(item -> body.writeBytes(item.body().asByteArrayUnsafe()));
    return Optional.of(
        PackedRecords.unpack(SdkBytes.fromByteArrayUnsafe(body.toByteArray()), CheckResult.class));
  }
}
