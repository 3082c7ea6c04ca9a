package org.nuanbao.functions.dynamo;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    reports.putAll(FindingsItem.class, items);
  }

  /** Without a condition: of two workers at once one may be left uncounted. */
  boolean beginCopy(SubmissionId id) {
    long begun =
        reports
            .get(CopyItem.class, SubmissionItem.pk(id), CopyItem.COPY)
            .map(CopyItem::attempt)
            .orElse(0L);
    if (begun >= Submissions.COPY_TRIES) {
      return false;
    }
    reports.put(new CopyItem(SubmissionItem.pk(id), CopyItem.COPY, begun + 1));
    return true;
  }

  void tryFailed(SubmissionId id, Instant machine) {
    reports.put(new FailureItem(SubmissionItem.pk(id), FailureItem.FAILURE, machine));
  }

  Optional<Instant> lastFailure(SubmissionId id) {
    return reports
        .get(FailureItem.class, SubmissionItem.pk(id), FailureItem.FAILURE)
        .map(FailureItem::at);
  }

  Optional<CheckResult> load(SubmissionId id) {
    List<FindingsItem> items =
        reports.all(FindingsItem.class, SubmissionItem.pk(id), FindingsItem.PREFIX);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    items.stream()
        .limit(items.getFirst().parts())
        .forEach(item -> body.writeBytes(item.body().asByteArrayUnsafe()));
    return Optional.of(
        (CheckResult)
            PackedRecords.unpack(
                SdkBytes.fromByteArrayUnsafe(body.toByteArray()), CheckResult.class));
  }

  /**
   * {@code SUBMISSION#<id>}/{@code FINDINGS#<n>}: a part of the compressed JSON of what was found.
   *
   * @param parts how many there are of this try; later numbers were left by an earlier one
   */
  private record FindingsItem(String pk, String sk, int parts, SdkBytes body) {
    static final String PREFIX = "FINDINGS#";

    static FindingsItem of(SubmissionId id, int number, int parts, SdkBytes body) {
      return new FindingsItem(
          SubmissionItem.pk(id), String.format(Locale.ROOT, "%s%04d", PREFIX, number), parts, body);
    }
  }

  /**
   * {@code SUBMISSION#<id>}/{@code COPY}: that its annotated copy was begun.
   *
   * @param attempt how often
   */
  private record CopyItem(String pk, String sk, long attempt) {
    static final String COPY = "COPY";
  }

  /**
   * {@code SUBMISSION#<id>}/{@code FAILURE}: that a try to bring it further has failed.
   *
   * @param at of the last one, by the machine's clock
   */
  private record FailureItem(String pk, String sk, Instant at) {
    static final String FAILURE = "FAILURE";
  }
}
