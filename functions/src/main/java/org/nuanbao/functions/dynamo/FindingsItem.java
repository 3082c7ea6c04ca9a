package org.nuanbao.functions.dynamo;

import java.util.Locale;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code SUBMISSION#<id>}/{@code FINDINGS#<n>}: a part of the compressed JSON of what was found.
 *
 * @param parts how many there are of this try; later numbers were left by an earlier one
 */
record FindingsItem(String pk, String sk, long parts, SdkBytes body) {
  static final String PREFIX = "FINDINGS#";

  static final TableSchema<FindingsItem> SCHEMA =
      ItemSchema.of(FindingsItem.class, FindingsItem::pk, FindingsItem::sk)
          .number("parts", FindingsItem::parts)
          .bytes("body", FindingsItem::body)
          .build(draft ->
              new FindingsItem(draft.pk(), draft.sk(), draft.number("parts"), draft.bytes("body")));

  static FindingsItem of(SubmissionId id, int number, int parts, SdkBytes body) {
    return new FindingsItem(
        SubmissionItem.pk(id), String.format(Locale.ROOT, "%s%04d", PREFIX, number), parts, body);
  }
}
