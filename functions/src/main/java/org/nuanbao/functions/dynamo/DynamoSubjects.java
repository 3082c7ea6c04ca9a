package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/** The subjects' pointers in the reports table; each part is decided in one transaction. */
@Singleton
public final class DynamoSubjects implements Subjects {
  private final DynamoTable reports;
  private final PointerStore pointers;
  private final Publishing publishing;

  /** Uses an existing reports table. */
  public DynamoSubjects(@Named("reports") DynamoTable reports) {
    this.reports = reports;
    this.pointers = new PointerStore(reports);
    this.publishing = new Publishing(reports, pointers);
  }

  @Override
  public End decide(Submission submission, Part part, Pointer.Current whole) {
    Attempts attempts = new Attempts("deciding a part");
    while (true) {
      @Nullable SubjectItem before = subject(submission.duty(), part.subject());
      Pointer.Standing standing = pointers.find(submission.duty()).standing();
      Optional<End> decided = end(submission.id(), part.subject());
      if (decided.isPresent()) {
        return decided.get();
      }
      End end = end(before, standing, part, submission.version());
      if (reports.commit(tx -> write(tx, submission, part, before, whole, end))) {
        return end;
      }
      attempts.again();
    }
  }

  private static End end(
      @Nullable SubjectItem before, Pointer.Standing standing, Part part, long mine) {
    Long decided = before == null ? null : before.decidedUpTo();
    if (decided != null && decided >= mine) {
      return End.NEWER;
    }
    if (standing == Pointer.Standing.APPROVED) {
      return End.APPROVED;
    }
    return before != null && part.valuesHash().equals(before.hash()) ? End.UNCHANGED : End.CURRENT;
  }

  /**
   * Writes an end if it is still the right one. {@code NEWER} always is: what is newer stays newer.
   */
  private void write(
      DynamoTable.Transaction tx,
      Submission submission,
      Part part,
      @Nullable SubjectItem before,
      Pointer.Current whole,
      End end) {
    DutyId duty = submission.duty();
    tx.putIf(
        new PartItem(SubmissionItem.pk(submission.id()), PartItem.sk(part.subject()), end),
        DynamoTable.absent());
    switch (end) {
      case CURRENT ->
          tx.setIf(SubjectItem.current(duty, part, whole), SubjectItem.as(before))
              .setIf(
                  PointerItem.part(duty, whole),
                  DynamoTable.condition("#standing <> :approved", Pointer.Standing.APPROVED))
              .put(SubjectItem.turned(duty, part, whole))
              .put(DirtyItem.mark(duty));
      case UNCHANGED ->
          tx.setIf(
              SubjectItem.decided(duty, part.subject(), submission.version()),
              SubjectItem.as(before));
      case APPROVED ->
          tx.check(
              PointerItem.pk(duty),
              PointerItem.POINTER,
              DynamoTable.condition("#standing = :approved", Pointer.Standing.APPROVED));
      case NEWER -> {}
    }
  }

  private @Nullable SubjectItem subject(DutyId duty, String subject) {
    return reports
        .get(SubjectItem.class, PointerItem.pk(duty), SubjectItem.sk(subject))
        .orElse(null);
  }

  @Override
  public Optional<End> end(SubmissionId submission, String subject) {
    return reports
        .get(PartItem.class, SubmissionItem.pk(submission), PartItem.sk(subject))
        .map(PartItem::end);
  }

  @Override
  public List<End> ends(SubmissionId submission) {
    return reports.all(PartItem.class, SubmissionItem.pk(submission), PartItem.PREFIX).stream()
        .map(PartItem::end)
        .toList();
  }

  @Override
  public List<Current> current(DutyId duty) {
    return reports.all(SubjectItem.class, PointerItem.pk(duty), SubjectItem.PREFIX).stream()
        .map(SubjectItem::part)
        .toList();
  }

  @Override
  public List<Current> currentAt(DutyId duty, Instant at) {
    SortedMap<String, Current> then = new TreeMap<>();
    reports.all(SubjectItem.class, PointerItem.pk(duty), SubjectItem.TURNED).stream()
        .map(SubjectItem::part)
        .filter(part -> !part.receivedAt().isAfter(at))
        .forEach(part -> then.put(part.subject(), part));
    return List.copyOf(then.values());
  }

  @Override
  public void finish(Submission submission, Receipt receipt) {
    Attempts attempts = new Attempts("ending a submission of parts");
    while (true) {
      Submission stored = publishing.stored(submission);
      if (stored.state().isFinal() || reports.commit(tx -> publishing.end(tx, stored, receipt))) {
        return;
      }
      attempts.again();
    }
  }

  /**
   * {@code DUTY#<dutyKey>}/{@code SUBJECT#<subject>}: the version of one card or voucher that
   * counts. {@code TURNED#<subject>#<version>}: that a version became current; never changed.
   * Attributes that are null are left as they are.
   *
   * @param current the file it stands in, with the hash of its own values
   * @param number its place in the file
   */
  private record SubjectItem(
      String pk,
      String sk,
      @Nullable Long decidedUpTo,
      Pointer.@Nullable Current current,
      @Nullable Integer number) {
    static final String PREFIX = "SUBJECT#";
    static final String TURNED = "TURNED#";

    static String sk(String subject) {
      return PREFIX + subject;
    }

    static SubjectItem current(DutyId duty, Part part, Pointer.Current whole) {
      return of(duty, sk(part.subject()), whole.version(), part, whole);
    }

    static SubjectItem turned(DutyId duty, Part part, Pointer.Current whole) {
      String sk =
          TURNED + part.subject() + "#" + String.format(Locale.ROOT, "%010d", whole.version());
      return of(duty, sk, null, part, whole);
    }

    private static SubjectItem of(
        DutyId duty, String sk, @Nullable Long decidedUpTo, Part part, Pointer.Current whole) {
      Pointer.Current own =
          new Pointer.Current(
              whole.submission(),
              whole.version(),
              part.valuesHash(),
              whole.receivedAt(),
              whole.late());
      return new SubjectItem(PointerItem.pk(duty), sk, decidedUpTo, own, part.number());
    }

    static SubjectItem decided(DutyId duty, String subject, long upTo) {
      return new SubjectItem(PointerItem.pk(duty), sk(subject), upTo, null, null);
    }

    @Nullable String hash() {
      return current == null ? null : current.valuesHash();
    }

    /**
     * The condition that nothing was decided about the subject since: every decision raises {@code
     * decidedUpTo}.
     */
    static Expression as(@Nullable SubjectItem seen) {
      Long decided = seen == null ? null : seen.decidedUpTo;
      return decided == null
          ? DynamoTable.absent()
          : DynamoTable.condition("#decidedUpTo = :decided", decided);
    }

    private String subject() {
      int from = sk.indexOf('#') + 1;
      int to = sk.indexOf('#', from);
      return to < 0 ? sk.substring(from) : sk.substring(from, to);
    }

    Current part() {
      Pointer.Current own = requireNonNull(current);
      return new Current(
          subject(),
          own.submission(),
          own.version(),
          requireNonNull(number),
          own.valuesHash(),
          own.receivedAt(),
          own.late());
    }
  }

  /** {@code SUBMISSION#<id>}/{@code PART#<subject>}: how a part was decided; never changed. */
  private record PartItem(String pk, String sk, End end) {
    static final String PREFIX = "PART#";

    static String sk(String subject) {
      return PREFIX + subject;
    }
  }
}
