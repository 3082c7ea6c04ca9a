package org.nuanbao.functions.dynamo;

import org.nuanbao.campaign.DutyId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code FORM#<campaign>#<form>}/{@code DUTY#<path>#<period>}: that a duty has a pointer. Put with
 * its first version and never changed, so that listing is strongly consistent and no list grows
 * hot.
 */
record DutyListItem(String pk, String sk, String duty) {
  static final TableSchema<DutyListItem> SCHEMA =
      ItemSchema.of(DutyListItem.class, DutyListItem::pk, DutyListItem::sk)
          .text("duty", DutyListItem::duty)
          .build(draft -> new DutyListItem(draft.pk(), draft.sk(), draft.text("duty")));

  static String pk(String campaign, String form) {
    return "FORM#" + campaign + "#" + form;
  }

  static DutyListItem of(DutyId duty) {
    return new DutyListItem(
        pk(duty.campaign(), duty.form().value()),
        "DUTY#" + duty.unit() + "#" + duty.period(),
        duty.key());
  }
}
