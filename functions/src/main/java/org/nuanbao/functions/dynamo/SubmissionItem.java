package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/**
 * {@code SUBMISSION#<id>}/{@code STATE}: a submission, in the index {@code unfinished} until it is
 * final and its rows are cleared.
 */
record SubmissionItem(
    String pk,
    String sk,
    @RecordSchema.InKey("id") Submission submission,
    @Nullable String unfinished) {
  static final String STATE = "STATE";
  static final String PREFIX = "SUBMISSION#";

  static String pk(SubmissionId id) {
    return PREFIX + id;
  }

  static SubmissionItem of(Submission submission) {
    return of(submission, mark(submission));
  }

  /** The submission without a mark, since it was given up or cleared; no index lists it. */
  static SubmissionItem unlisted(Submission submission) {
    return of(submission, null);
  }

  /** The submission's mark; a submission that was validated may have left rows. */
  private static @Nullable String mark(Submission submission) {
    return switch (submission.state()) {
      case AWAITING, VALIDATED -> MarkItem.SET;
      case SUPERSEDED -> MarkItem.UNCLEARED;
      case REJECTED -> submission.valuesHash() == null ? null : MarkItem.UNCLEARED;
      case ACCEPTED -> null;
    };
  }

  private static SubmissionItem of(Submission submission, @Nullable String mark) {
    return new SubmissionItem(pk(submission.id()), STATE, submission, mark);
  }

  /** The condition that nobody has changed the stored submission since it was read. */
  static Expression stillAs(Submission read) {
    return read.receivedAt() == null
        ? DynamoTable.condition(
            "#state = :state AND attribute_not_exists(#receivedAt)", read.state())
        : DynamoTable.condition(
            "#state = :state AND #receivedAt = :receivedAt", read.state(), read.receivedAt());
  }
}
