package org.nuanbao.functions.dynamo;

import java.time.Instant;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Amounts.Amount;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code AMOUNTS#<dutyKey>#<fund>}/{@code <personKey>}: what the federation entered last. */
record AmountItem(String pk, String sk, long fen, String by, Instant at) {
  static final TableSchema<AmountItem> SCHEMA =
      ItemSchema.of(AmountItem.class, AmountItem::pk, AmountItem::sk)
          .number("fen", AmountItem::fen)
          .text("by", AmountItem::by)
          .moment("at", AmountItem::at)
          .build(draft ->
              new AmountItem(
                  draft.pk(),
                  draft.sk(),
                  draft.number("fen"),
                  draft.text("by"),
                  draft.moment("at")));

  static String pk(DutyId duty, String fund) {
    return "AMOUNTS#" + duty.key() + "#" + fund;
  }

  static AmountItem of(DutyId duty, String fund, Amount amount, String by, Instant at) {
    return new AmountItem(pk(duty, fund), amount.person().value(), amount.money().fen(), by, at);
  }

  PersonKey person() {
    return new PersonKey(sk);
  }

  Money money() {
    return new Money(fen);
  }
}
