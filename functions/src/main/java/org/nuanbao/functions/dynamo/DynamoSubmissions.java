package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.check.CheckResult;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Submissions.Flip;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** Submissions in the reports table. */
@Singleton
public final class DynamoSubmissions implements Submissions {
  /**
   * Bytes of findings in one item. An item may have 400 KB; the rest is left for the key and
   * growth.
   */
  private static final int PART = 300_000;

  private final DynamoTable reports;
  private final PointerStore pointers;
  private final Publishing publishing;

  /** Uses an existing reports table. */
  public DynamoSubmissions(@Named("reports") DynamoTable reports) {
    this.reports = reports;
    this.pointers = new PointerStore(reports);
    this.publishing = new Publishing(reports, pointers);
  }

  @Override
  public Submission open(SubmissionId id, DutyId duty, AnnouncedFile file, String by, Instant at) {
    return open(
        id,
        duty,
        version ->
            new Submission(id, duty, version, file, by, State.AWAITING, at, null, null, null));
  }

  @Override
  public Submission openAgain(SubmissionId id, Submission before, String by, Instant at) {
    return open(id, before.duty(), version -> before.again(id, version, by, at));
  }

  private Submission open(SubmissionId id, DutyId duty, LongFunction<Submission> numbered) {
    Attempts attempts = new Attempts("opening a submission");
    while (true) {
      Optional<Submission> before = find(id);
      if (before.isPresent()) {
        return before.get();
      }
      long last = pointer(duty).lastVersion();
      Submission opened = numbered.apply(last + 1);
      if (last == 0 ? first(opened) : next(opened)) {
        return opened;
      }
      attempts.again();
    }
  }

  private boolean first(Submission opened) {
    DutyId duty = opened.duty();
    return reports.commit(tx ->
        tx.putIf(PointerItem.first(duty), DynamoTable.absent())
            .put(PointerStore.DutyListItem.of(duty))
            .put(LastItem.of(opened))
            .put(VersionItem.of(opened))
            .putIf(SubmissionItem.of(opened), DynamoTable.absent()));
  }

  private boolean next(Submission opened) {
    Expression asSeen = DynamoTable.condition("#lastVersion = :seen", opened.version() - 1);
    return reports.commit(tx ->
        tx.setIf(PointerItem.opened(opened.duty(), opened.version()), asSeen)
            .put(LastItem.of(opened))
            .put(VersionItem.of(opened))
            .putIf(SubmissionItem.of(opened), DynamoTable.absent()));
  }

  @Override
  public Optional<Submission> find(SubmissionId id) {
    return reports
        .get(SubmissionItem.class, SubmissionItem.pk(id), SubmissionItem.STATE)
        .map(SubmissionItem::submission);
  }

  @Override
  public Pointer pointer(DutyId duty) {
    return pointers.find(duty);
  }

  @Override
  public Optional<Pointer.Current> currentAt(DutyId duty, Instant at) {
    return pointers.at(duty, at);
  }

  @Override
  public List<Pointer> pointers(String campaign, String form) {
    return pointers.all(campaign, form);
  }

  @Override
  public Optional<List<Pointer>> pointers(String campaign, String form, int most) {
    return pointers.all(campaign, form, most);
  }

  @Override
  public Map<DutyId, Submission> last(List<DutyId> duties) {
    List<Key> keys =
        duties.stream()
            .map(duty -> DynamoTable.key(PointerItem.pk(duty), LastItem.LAST))
            .distinct()
            .toList();
    List<Key> last =
        reports.getAll(LastItem.class, keys).stream()
            .map(
                item -> DynamoTable.key(SubmissionItem.pk(item.submission()), SubmissionItem.STATE))
            .toList();
    return reports.getAll(SubmissionItem.class, last).stream()
        .map(SubmissionItem::submission)
        .collect(Collectors.toMap(Submission::duty, submission -> submission));
  }

  @Override
  public List<Submission> all(DutyId duty) {
    List<Key> keys =
        reports.all(VersionItem.class, PointerItem.pk(duty), VersionItem.PREFIX).stream()
            .map(
                item -> DynamoTable.key(SubmissionItem.pk(item.submission()), SubmissionItem.STATE))
            .toList();
    return reports.getAll(SubmissionItem.class, keys).stream()
        .map(SubmissionItem::submission)
        .sorted(Comparator.comparingLong(Submission::version).reversed())
        .toList();
  }

  @Override
  public List<Submission> open() {
    return listed(MarkItem.SET).filter(submission -> !submission.state().isFinal()).toList();
  }

  @Override
  public List<Submission> uncleared() {
    return listed(MarkItem.UNCLEARED).toList();
  }

  private Stream<Submission> listed(String mark) {
    return reports.marked(SubmissionItem.class, MarkItem.UNFINISHED, mark).stream()
        .map(SubmissionItem::submission)
        .sorted(Comparator.comparing(Submission::openedAt).thenComparing(s -> s.id().value()));
  }

  @Override
  public boolean giveUp(Submission read) {
    return read.state() == State.AWAITING
        && read.receivedAt() == null
        && reports.put(SubmissionItem.unlisted(read), SubmissionItem.stillAs(read));
  }

  @Override
  public void cleared(SubmissionId id) {
    find(id)
        .filter(found -> found.state() == State.SUPERSEDED || found.state() == State.REJECTED)
        .ifPresent(found ->
            reports.put(
                SubmissionItem.unlisted(found),
                DynamoTable.condition("#unfinished = :mark", MarkItem.UNCLEARED)));
  }

  @Override
  public Submission received(SubmissionId id, Instant at) {
    return change(
        id, old -> old.receivedAt() != null ? old : old.at(old.state(), at, old.valuesHash()));
  }

  private Submission change(SubmissionId id, UnaryOperator<Submission> how) {
    Attempts attempts = new Attempts("noting how far a submission is");
    while (true) {
      Submission old = find(id).orElseThrow(() -> new IllegalStateException("no submission " + id));
      Submission changed = how.apply(old);
      if (changed.equals(old)
          || reports.put(SubmissionItem.of(changed), SubmissionItem.stillAs(old))) {
        return changed;
      }
      attempts.again();
    }
  }

  /** Saves the findings. The same file gives the same bytes, so two tries at once do no harm. */
  @Override
  public void found(SubmissionId id, CheckResult checked) {
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

  @Override
  public Optional<CheckResult> findings(SubmissionId id) {
    List<FindingsItem> items =
        reports.all(FindingsItem.class, SubmissionItem.pk(id), FindingsItem.PREFIX);
    // Parts are written side by side: while one is missing, nothing was found yet.
    if (items.isEmpty() || items.size() < items.getFirst().parts()) {
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

  @Override
  public void tryFailed(SubmissionId id, Instant machine) {
    reports.put(new FailureItem(SubmissionItem.pk(id), FailureItem.FAILURE, machine));
  }

  @Override
  public Optional<Instant> lastFailure(SubmissionId id) {
    return reports
        .get(FailureItem.class, SubmissionItem.pk(id), FailureItem.FAILURE)
        .map(FailureItem::at);
  }

  /** Counts without a condition: of two workers at once, one may go uncounted. */
  @Override
  public boolean beginCopy(SubmissionId id) {
    long begun =
        reports
            .get(CopyItem.class, SubmissionItem.pk(id), CopyItem.COPY)
            .map(CopyItem::attempt)
            .orElse(0L);
    if (begun >= COPY_TRIES) {
      return false;
    }
    reports.put(new CopyItem(SubmissionItem.pk(id), CopyItem.COPY, begun + 1));
    return true;
  }

  @Override
  public Submission validated(SubmissionId id, String valuesHash) {
    return change(
        id,
        old ->
            old.state() == State.AWAITING
                ? old.at(State.VALIDATED, old.receivedAt(), valuesHash)
                : old);
  }

  @Override
  public void reject(Submission submission, Receipt receipt) {
    publishing.reject(submission, receipt);
  }

  @Override
  public Flip supersede(Submission submission, Pointer seen, Receipt receipt) {
    return publishing.supersede(submission, seen, receipt);
  }

  @Override
  public Flip flip(Submission submission, Pointer seen, Pointer.Current current, Receipt receipt) {
    return publishing.flip(submission, seen, current, receipt);
  }

  @Override
  public Pointer approve(DutyId duty, SubmissionId seen, long claims, String by, Instant at) {
    return pointers.stand(
        duty, seen, new PointerStore.Word(Pointer.Standing.APPROVED, claims, null, by, at));
  }

  @Override
  public Pointer giveBack(
      DutyId duty, SubmissionId seen, @Nullable UnitLetter letter, String by, Instant at) {
    return pointers.stand(
        duty, seen, new PointerStore.Word(Pointer.Standing.RETURNED, 0, letter, by, at));
  }

  /**
   * {@code DUTY#<duty>}/{@code VERSION#<version>}: the submission that a version was opened for.
   */
  private record VersionItem(String pk, String sk, SubmissionId submission) {
    static final String PREFIX = "VERSION#";

    static VersionItem of(Submission opened) {
      return new VersionItem(
          PointerItem.pk(opened.duty()), PREFIX + "%08d".formatted(opened.version()), opened.id());
    }
  }

  /** {@code DUTY#<dutyKey>}/{@code LAST}: the submission that was opened last. */
  private record LastItem(String pk, String sk, SubmissionId submission) {
    static final String LAST = "LAST";

    static LastItem of(Submission opened) {
      return new LastItem(PointerItem.pk(opened.duty()), LAST, opened.id());
    }
  }

  /**
   * {@code SUBMISSION#<id>}/{@code FINDINGS#<n>}: a part of the findings, which are compressed
   * JSON.
   *
   * @param parts how many parts this try wrote; higher numbers were left by an earlier try
   */
  private record FindingsItem(String pk, String sk, int parts, SdkBytes body) {
    static final String PREFIX = "FINDINGS#";

    static FindingsItem of(SubmissionId id, int number, int parts, SdkBytes body) {
      return new FindingsItem(
          SubmissionItem.pk(id), String.format(Locale.ROOT, "%s%04d", PREFIX, number), parts, body);
    }
  }

  /**
   * {@code SUBMISSION#<id>}/{@code COPY}: that making its annotated copy was begun.
   *
   * @param attempt how often it was begun
   */
  private record CopyItem(String pk, String sk, long attempt) {
    static final String COPY = "COPY";
  }

  /**
   * {@code SUBMISSION#<id>}/{@code FAILURE}: that a try to process it has failed.
   *
   * @param at when the last try failed, by the machine's clock
   */
  private record FailureItem(String pk, String sk, Instant at) {
    static final String FAILURE = "FAILURE";
  }
}
