package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Subjects' pointers in the reports table; one transaction a part. */
@Singleton
public final class DynamoSubjects implements Subjects {
  private static final Map<String, AttributeValue> APPROVED =
      Map.of(":approved", DynamoTable.value(Pointer.Standing.APPROVED.name()));

  private final DynamoTable reports;
  private final PointerStore pointers;
  private final Publishing publishing;

  /** Over a reports table that exists. */
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
    return before != null && part.valuesHash().equals(before.valuesHash())
        ? End.UNCHANGED
        : End.CURRENT;
  }

  /** Each end on the condition that it is still the right one; what is newer stays newer. */
  private void write(
      TransactWriteItemsEnhancedRequest.Builder tx,
      Submission submission,
      Part part,
      @Nullable SubjectItem before,
      Pointer.Current whole,
      End end) {
    DutyId duty = submission.duty();
    tx.addPutItem(
        reports.of(PartItem.SCHEMA),
        DynamoTable.putIf(
            PartItem.class,
            PartItem.of(submission.id(), part.subject(), end),
            DynamoTable.absent()));
    switch (end) {
      case CURRENT ->
          tx.addUpdateItem(
                  reports.of(SubjectItem.SCHEMA),
                  DynamoTable.setIf(
                      SubjectItem.class,
                      SubjectItem.current(duty, part, whole),
                      SubjectItem.as(before)))
              .addUpdateItem(
                  reports.of(PointerItem.SCHEMA),
                  DynamoTable.setIf(
                      PointerItem.class,
                      PointerItem.part(duty, whole),
                      DynamoTable.condition("#standing <> :approved", APPROVED)))
              .addPutItem(reports.of(SubjectItem.SCHEMA), SubjectItem.turned(duty, part, whole))
              .addPutItem(reports.of(DirtyItem.SCHEMA), DirtyItem.mark(duty));
      case UNCHANGED ->
          tx.addUpdateItem(
              reports.of(SubjectItem.SCHEMA),
              DynamoTable.setIf(
                  SubjectItem.class,
                  SubjectItem.decided(duty, part.subject(), submission.version()),
                  SubjectItem.as(before)));
      case APPROVED ->
          tx.addConditionCheck(
              reports.of(PointerItem.SCHEMA),
              DynamoTable.check(
                  PointerItem.pk(duty),
                  PointerItem.POINTER,
                  DynamoTable.condition("#standing = :approved", APPROVED)));
      case NEWER -> {}
    }
  }

  private @Nullable SubjectItem subject(DutyId duty, String subject) {
    return reports
        .get(SubjectItem.SCHEMA, PointerItem.pk(duty), SubjectItem.sk(subject))
        .orElse(null);
  }

  @Override
  public Optional<End> end(SubmissionId submission, String subject) {
    return reports
        .get(PartItem.SCHEMA, SubmissionItem.pk(submission), PartItem.sk(subject))
        .map(item -> End.valueOf(item.end()));
  }

  @Override
  public List<End> ends(SubmissionId submission) {
    return reports.all(PartItem.SCHEMA, SubmissionItem.pk(submission), PartItem.PREFIX).stream()
        .map(item -> End.valueOf(item.end()))
        .toList();
  }

  @Override
  public List<Current> current(DutyId duty) {
    return reports.all(SubjectItem.SCHEMA, PointerItem.pk(duty), SubjectItem.PREFIX).stream()
        .map(SubjectItem::current)
        .toList();
  }

  @Override
  public List<Current> currentAt(DutyId duty, Instant at) {
    SortedMap<String, Current> then = new TreeMap<>();
    reports.all(SubjectItem.SCHEMA, PointerItem.pk(duty), SubjectItem.TURNED).stream()
        .map(SubjectItem::current)
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
}
