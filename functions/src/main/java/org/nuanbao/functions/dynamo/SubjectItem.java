package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code DUTY#<dutyKey>}/{@code SUBJECT#<subject>}: which version of one card or voucher counts.
 * Attributes that are null are left as they are.
 */
record SubjectItem(
    String pk,
    String sk,
    @Nullable Long decidedUpTo,
    @Nullable String submission,
    @Nullable Long version,
    @Nullable Long number,
    @Nullable String valuesHash,
    @Nullable Instant receivedAt,
    @Nullable Boolean late) {
  static final String PREFIX = "SUBJECT#";

  /** Before {@code <subject>#<version>}: each version that ever was current. */
  static final String TURNED = "TURNED#";

  static final TableSchema<SubjectItem> SCHEMA =
      ItemSchema.of(SubjectItem.class, SubjectItem::pk, SubjectItem::sk)
          .number("decidedUpTo", SubjectItem::decidedUpTo)
          .text("submission", SubjectItem::submission)
          .number("version", SubjectItem::version)
          .number("number", SubjectItem::number)
          .text("valuesHash", SubjectItem::valuesHash)
          .moment("receivedAt", SubjectItem::receivedAt)
          .flag("late", SubjectItem::late)
          .build(draft ->
              new SubjectItem(
                  draft.pk(),
                  draft.sk(),
                  draft.numberIfAny("decidedUpTo"),
                  draft.textIfAny("submission"),
                  draft.numberIfAny("version"),
                  draft.numberIfAny("number"),
                  draft.textIfAny("valuesHash"),
                  draft.momentIfAny("receivedAt"),
                  draft.flagIfAny("late")));

  static String sk(String subject) {
    return PREFIX + subject;
  }

  static SubjectItem current(DutyId duty, Subjects.Part part, Pointer.Current whole) {
    return new SubjectItem(
        PointerItem.pk(duty),
        sk(part.subject()),
        whole.version(),
        whole.submission().value(),
        whole.version(),
        (long) part.number(),
        part.valuesHash(),
        whole.receivedAt(),
        whole.late());
  }

  /** That it became current; never changed. */
  static SubjectItem turned(DutyId duty, Subjects.Part part, Pointer.Current whole) {
    SubjectItem now = current(duty, part, whole);
    return new SubjectItem(
        now.pk,
        TURNED + part.subject() + "#" + String.format(Locale.ROOT, "%010d", whole.version()),
        null,
        now.submission,
        now.version,
        now.number,
        now.valuesHash,
        now.receivedAt,
        now.late);
  }

  static SubjectItem decided(DutyId duty, String subject, long upTo) {
    return new SubjectItem(
        PointerItem.pk(duty), sk(subject), upTo, null, null, null, null, null, null);
  }

  /** That nothing of the subject was decided since: every decision raises {@code decidedUpTo}. */
  static Expression as(@Nullable SubjectItem seen) {
    Long decided = seen == null ? null : seen.decidedUpTo;
    return decided == null
        ? DynamoTable.absent()
        : DynamoTable.condition(
            "#decidedUpTo = :decided", Map.of(":decided", DynamoTable.value(decided)));
  }

  private String subject() {
    int from = sk.indexOf('#') + 1;
    int to = sk.indexOf('#', from);
    return to < 0 ? sk.substring(from) : sk.substring(from, to);
  }

  Subjects.Current current() {
    return new Subjects.Current(
        subject(),
        new SubmissionId(requireNonNull(submission)),
        requireNonNull(version),
        Math.toIntExact(requireNonNull(number)),
        requireNonNull(valuesHash),
        requireNonNull(receivedAt),
        requireNonNull(late));
  }
}
