package org.nuanbao.functions.dynamo;

import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code SUBMISSION#<id>}/{@code PART#<subject>}: how a part was decided, for good. */
record PartItem(String pk, String sk, String end) {
  static final String PREFIX = "PART#";

  static final TableSchema<PartItem> SCHEMA =
      ItemSchema.of(PartItem.class, PartItem::pk, PartItem::sk)
          .text("end", PartItem::end)
          .build(draft -> new PartItem(draft.pk(), draft.sk(), draft.text("end")));

  static String sk(String subject) {
    return PREFIX + subject;
  }

  static PartItem of(SubmissionId id, String subject, Subjects.End end) {
    return new PartItem(SubmissionItem.pk(id), sk(subject), end.name());
  }
}
