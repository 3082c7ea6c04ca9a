package org.nuanbao.functions.dynamo;

import java.time.Instant;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code SUBMISSION#<id>}/{@code FAILURE}: that a try to bring it further has failed.
 *
 * @param at of the last one, by the machine's clock
 */
record FailureItem(String pk, String sk, Instant at) {
  static final String FAILURE = "FAILURE";

  static final TableSchema<FailureItem> SCHEMA =
      ItemSchema.of(FailureItem.class, FailureItem::pk, FailureItem::sk)
          .moment("at", FailureItem::at)
          .build(draft -> new FailureItem(draft.pk(), draft.sk(), draft.moment("at")));

  static FailureItem of(SubmissionId id, Instant at) {
    return new FailureItem(SubmissionItem.pk(id), FAILURE, at);
  }
}
