package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code SUBMISSION#<id>}/{@code STATE}; in the index {@code unfinished} until it is final. */
record SubmissionItem(
    String pk,
    String sk,
    String duty,
    long version,
    AnnouncedFile file,
    String by,
    String state,
    Instant openedAt,
    @Nullable Instant receivedAt,
    @Nullable String valuesHash,
    @Nullable String receipt,
    @Nullable String unfinished) {
  static final String STATE = "STATE";
  private static final String PREFIX = "SUBMISSION#";

  static final TableSchema<SubmissionItem> SCHEMA =
      FileAttributes.add(
              ItemSchema.of(SubmissionItem.class, SubmissionItem::pk, SubmissionItem::sk),
              SubmissionItem::file)
          .text("duty", SubmissionItem::duty)
          .number("version", SubmissionItem::version)
          .text("by", SubmissionItem::by)
          .text("state", SubmissionItem::state)
          .moment("openedAt", SubmissionItem::openedAt)
          .moment("receivedAt", SubmissionItem::receivedAt)
          .text("valuesHash", SubmissionItem::valuesHash)
          .text("receipt", SubmissionItem::receipt)
          .mark(MarkItem.UNFINISHED, SubmissionItem::unfinished)
          .build(SubmissionItem::read);

  static String pk(SubmissionId id) {
    return PREFIX + id;
  }

  static SubmissionItem of(Submission submission) {
    return of(submission, mark(submission));
  }

  /** The same, but off the lists: given up, or cleared. */
  static SubmissionItem unlisted(Submission submission) {
    return of(submission, null);
  }

  /** Of what was validated rows may be left. */
  private static @Nullable String mark(Submission submission) {
    return switch (submission.state()) {
      case AWAITING, VALIDATED -> MarkItem.SET;
      case SUPERSEDED -> MarkItem.UNCLEARED;
      case REJECTED -> submission.valuesHash() == null ? null : MarkItem.UNCLEARED;
      case ACCEPTED -> null;
    };
  }

  private static SubmissionItem of(Submission submission, @Nullable String mark) {
    return new SubmissionItem(
        pk(submission.id()),
        STATE,
        submission.duty().key(),
        submission.version(),
        submission.file(),
        submission.by(),
        submission.state().name(),
        submission.openedAt(),
        submission.receivedAt(),
        submission.valuesHash(),
        submission.receipt(),
        mark);
  }

  /** The condition that nobody has changed the stored submission since it was read. */
  static Expression stillAs(Submission read) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", DynamoTable.value(read.state().name()));
    if (read.receivedAt() == null) {
      return DynamoTable.condition("#state = :state AND attribute_not_exists(#receivedAt)", values);
    }
    values.put(":receivedAt", DynamoTable.value(read.receivedAt().toString()));
    return DynamoTable.condition("#state = :state AND #receivedAt = :receivedAt", values);
  }

  Submission submission() {
    return new Submission(
        new SubmissionId(pk.substring(PREFIX.length())),
        DutyId.parse(duty),
        version,
        file,
        by,
        State.valueOf(state),
        openedAt,
        receivedAt,
        valuesHash,
        receipt);
  }

  private static SubmissionItem read(ItemDraft draft) {
    return new SubmissionItem(
        draft.pk(),
        draft.sk(),
        draft.text("duty"),
        draft.number("version"),
        FileAttributes.read(draft),
        draft.text("by"),
        draft.text("state"),
        draft.moment("openedAt"),
        draft.momentIfAny("receivedAt"),
        draft.textIfAny("valuesHash"),
        draft.textIfAny("receipt"),
        draft.textIfAny(MarkItem.UNFINISHED));
  }
}
