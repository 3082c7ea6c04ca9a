package org.nuanbao.functions.dynamo;

import java.util.Map;
import org.nuanbao.campaign.UnitPath;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code NOTICE#<id>}/{@code OWNER}: the root that published the notice first. */
record OwnerItem(String pk, String sk, String root) {
  static final String OWNER = "OWNER";

  static final TableSchema<OwnerItem> SCHEMA =
      ItemSchema.of(OwnerItem.class, OwnerItem::pk, OwnerItem::sk)
          .text("root", OwnerItem::root)
          .build(draft -> new OwnerItem(draft.pk(), draft.sk(), draft.text("root")));

  static OwnerItem of(String notice, UnitPath root) {
    return new OwnerItem(NoticeItem.pk(notice), OWNER, root.value());
  }

  /** Nobody's yet, or this root's. */
  static Expression free(UnitPath root) {
    return DynamoTable.condition(
        "attribute_not_exists(#pk) OR #root = :root",
        Map.of(":root", DynamoTable.value(root.value())));
  }
}
