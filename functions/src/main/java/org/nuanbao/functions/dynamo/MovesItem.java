package org.nuanbao.functions.dynamo;

import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code CAMPAIGN#<id>}/{@code MOVES}: how many units were moved, so that moves follow each other.
 */
record MovesItem(String pk, String sk, long count) {
  static final String MOVES = "MOVES";

  static final TableSchema<MovesItem> SCHEMA =
      ItemSchema.of(MovesItem.class, MovesItem::pk, MovesItem::sk)
          .number("count", MovesItem::count)
          .build(draft -> new MovesItem(draft.pk(), draft.sk(), draft.number("count")));

  static MovesItem of(String campaign, long count) {
    return new MovesItem(UnitItem.pk(campaign), MOVES, count);
  }

  static Expression after(long count) {
    return count == 0
        ? DynamoTable.absent()
        : DynamoTable.condition("#count = :seen", Map.of(":seen", DynamoTable.value(count)));
  }
}
