package org.nuanbao.functions.dynamo;

import java.util.Map;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NodeTotal;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code ROLLUP#<campaign>#<form>#<period>#<path above>}/{@code <path>}: what a node adds up to,
 * and which run said so. What lies directly below a node is read with one query, and runs of
 * several campaigns never meet in one partition. The body is compressed JSON; key sets are named in
 * it and lie outside.
 */
record NodeItem(String pk, String sk, long run, SdkBytes body) {
  static final TableSchema<NodeItem> SCHEMA =
      ItemSchema.of(NodeItem.class, NodeItem::pk, NodeItem::sk)
          .number("run", NodeItem::run)
          .bytes("body", NodeItem::body)
          .build(draft ->
              new NodeItem(draft.pk(), draft.sk(), draft.number("run"), draft.bytes("body")));

  static String pk(String campaign, String form, String period, UnitPath above) {
    return "ROLLUP#" + campaign + "#" + form + "#" + period + "#" + above;
  }

  static Expression noLaterThan(long run) {
    return DynamoTable.condition(
        "attribute_not_exists(#pk) OR #run <= :mine", Map.of(":mine", DynamoTable.value(run)));
  }

  NodeTotal node(KeySets keySets) {
    return PackedRecords.unpack(body, StoredNode.class).node(new UnitPath(sk), keySets);
  }
}
