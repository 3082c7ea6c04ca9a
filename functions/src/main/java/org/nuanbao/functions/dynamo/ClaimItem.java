package org.nuanbao.functions.dynamo;

import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code CLAIM#<campaign>#<fund>#<personKey>}/{@code HELD}: by which duty a person is paid. */
record ClaimItem(String pk, String sk, String duty, long attempt) {
  private static final String HELD = "HELD";

  static final TableSchema<ClaimItem> SCHEMA =
      ItemSchema.of(ClaimItem.class, ClaimItem::pk, ClaimItem::sk)
          .text("duty", ClaimItem::duty)
          .number("attempt", ClaimItem::attempt)
          .build(draft ->
              new ClaimItem(draft.pk(), draft.sk(), draft.text("duty"), draft.number("attempt")));

  static Key key(String campaign, String fund, PersonKey person) {
    return DynamoTable.key(pk(campaign, fund) + person.value(), HELD);
  }

  private static String pk(String campaign, String fund) {
    return "CLAIM#" + campaign + "#" + fund + "#";
  }

  static ClaimItem of(DutyId duty, long attempt, String fund, PersonKey person) {
    return new ClaimItem(pk(duty.campaign(), fund) + person.value(), HELD, duty.key(), attempt);
  }

  PersonKey person(String campaign, String fund) {
    return new PersonKey(pk.substring(pk(campaign, fund).length()));
  }

  /** The condition that nobody else has claimed the person, nor this duty in a later attempt. */
  Expression mayBeTaken() {
    return DynamoTable.condition(
        "attribute_not_exists(#pk) OR (#duty = :duty AND #attempt < :attempt)",
        Map.of(":duty", DynamoTable.value(duty), ":attempt", DynamoTable.value(attempt)));
  }

  /** The condition that the claim is the duty's, of an attempt up to this one. */
  Expression isReleasable() {
    return DynamoTable.condition(
        "#duty = :duty AND #attempt <= :attempt",
        Map.of(":duty", DynamoTable.value(duty), ":attempt", DynamoTable.value(attempt)));
  }

  /** Whether nothing is left to do for this attempt to have the claim. */
  boolean isAlready(DutyId wanted, long sinceAttempt) {
    return duty.equals(wanted.key()) && attempt >= sinceAttempt;
  }
}
