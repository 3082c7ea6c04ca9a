package org.nuanbao.functions.dynamo;

import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code NOTICE#<id>}/{@code LATEST}: the version published last. */
record LatestItem(String pk, String sk, String version) {
  static final String LATEST = "LATEST";

  static final TableSchema<LatestItem> SCHEMA =
      ItemSchema.of(LatestItem.class, LatestItem::pk, LatestItem::sk)
          .text("version", LatestItem::version)
          .build(draft -> new LatestItem(draft.pk(), draft.sk(), draft.text("version")));

  /** No other version was published since. */
  static Expression stillAt(String version) {
    return DynamoTable.condition(
        "attribute_not_exists(#pk) OR #version = :version",
        Map.of(":version", DynamoTable.value(version)));
  }
}
