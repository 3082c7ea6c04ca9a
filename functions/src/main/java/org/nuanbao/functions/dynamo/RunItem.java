package org.nuanbao.functions.dynamo;

import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code RUNS#<campaign>#<form>}/{@code LAST}: the number given out to a night run last. */
record RunItem(String pk, String sk, long run) {
  static final String LAST = "LAST";

  static final TableSchema<RunItem> SCHEMA =
      ItemSchema.of(RunItem.class, RunItem::pk, RunItem::sk)
          .number("run", RunItem::run)
          .build(draft -> new RunItem(draft.pk(), draft.sk(), draft.number("run")));

  static String pk(String campaign, String form) {
    return "RUNS#" + campaign + "#" + form;
  }

  static RunItem of(String campaign, String form, long run) {
    return new RunItem(pk(campaign, form), LAST, run);
  }

  static Expression after(long last) {
    return last == 0
        ? DynamoTable.absent()
        : DynamoTable.condition("#run = :last", Map.of(":last", DynamoTable.value(last)));
  }
}
