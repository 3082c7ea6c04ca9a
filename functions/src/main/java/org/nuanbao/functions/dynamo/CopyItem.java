package org.nuanbao.functions.dynamo;

import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code SUBMISSION#<id>}/{@code COPY}: that its annotated copy was begun.
 *
 * @param attempt how often
 */
record CopyItem(String pk, String sk, long attempt) {
  static final String COPY = "COPY";

  static final TableSchema<CopyItem> SCHEMA =
      ItemSchema.of(CopyItem.class, CopyItem::pk, CopyItem::sk)
          .number("attempt", CopyItem::attempt)
          .build(draft -> new CopyItem(draft.pk(), draft.sk(), draft.number("attempt")));

  static CopyItem of(SubmissionId id, long attempt) {
    return new CopyItem(SubmissionItem.pk(id), COPY, attempt);
  }
}
