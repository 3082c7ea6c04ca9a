package org.nuanbao.functions.dynamo;

import java.time.LocalDate;
import java.util.List;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code CLOSED#<campaign>#<form>}/{@code <period>}: who was missing when it closed. */
record ClosingItem(String pk, String sk, SdkBytes body) {
  static final TableSchema<ClosingItem> SCHEMA =
      ItemSchema.of(ClosingItem.class, ClosingItem::pk, ClosingItem::sk)
          .bytes("body", ClosingItem::body)
          .build(draft -> new ClosingItem(draft.pk(), draft.sk(), draft.bytes("body")));

  private record Body(String on, List<String> missing) {}

  static String pk(String campaign, String form) {
    return "CLOSED#" + campaign + "#" + form;
  }

  static ClosingItem of(PeriodClosing closing) {
    Body body =
        new Body(closing.on().toString(), closing.missing().stream().map(UnitPath::value).toList());
    return new ClosingItem(
        pk(closing.campaign(), closing.form()), closing.period(), PackedRecords.pack(body));
  }

  PeriodClosing closing(String campaign, String form) {
    Body unpacked = PackedRecords.unpack(body, Body.class);
    return new PeriodClosing(
        campaign,
        form,
        sk,
        LocalDate.parse(unpacked.on()),
        unpacked.missing().stream().map(UnitPath::new).toList());
  }
}
