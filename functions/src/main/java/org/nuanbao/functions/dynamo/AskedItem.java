package org.nuanbao.functions.dynamo;

import java.time.Instant;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Of a receipt that waits: when it was asked for again, which makes the stream tell of it. */
record AskedItem(String pk, String sk, Instant asked) {
  static final TableSchema<AskedItem> SCHEMA =
      ItemSchema.of(AskedItem.class, AskedItem::pk, AskedItem::sk)
          .moment("asked", AskedItem::asked)
          .build(draft -> new AskedItem(draft.pk(), draft.sk(), draft.moment("asked")));

  static AskedItem of(SubmissionId id, Instant at) {
    return new AskedItem(SubmissionItem.pk(id), ReceiptItem.OUTBOX, at);
  }
}
