package org.nuanbao.functions.dynamo;

import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code DUTY#<dutyKey>}/{@code LAST}: the submission that was opened last. */
record LastItem(String pk, String sk, String submission) {
  static final String LAST = "LAST";

  static final TableSchema<LastItem> SCHEMA =
      ItemSchema.of(LastItem.class, LastItem::pk, LastItem::sk)
          .text("submission", LastItem::submission)
          .build(draft -> new LastItem(draft.pk(), draft.sk(), draft.text("submission")));

  static LastItem of(Submission opened) {
    return new LastItem(PointerItem.pk(opened.duty()), LAST, opened.id().value());
  }

  SubmissionId id() {
    return new SubmissionId(submission);
  }
}
