package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.form.FormId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code CAMPAIGN#<id>}/{@code EXTENSION#<form>#<period>#<path>}: more time for one duty. */
record ExtensionItem(
    String pk, String sk, String duty, String until, String reason, String by, Instant at) {
  static final TableSchema<ExtensionItem> SCHEMA =
      ItemSchema.of(ExtensionItem.class, ExtensionItem::pk, ExtensionItem::sk)
          .text("duty", ExtensionItem::duty)
          .text("until", ExtensionItem::until)
          .text("reason", ExtensionItem::reason)
          .text("by", ExtensionItem::by)
          .moment("at", ExtensionItem::at)
          .build(draft ->
              new ExtensionItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("duty"),
                  draft.text("until"),
                  draft.text("reason"),
                  draft.text("by"),
                  draft.moment("at")));

  static String pk(String campaign) {
    return UnitItem.pk(campaign);
  }

  static String prefix(FormId form) {
    return "EXTENSION#" + form + "#";
  }

  static String sk(DutyId duty) {
    return prefix(duty.form()) + duty.period() + "#" + duty.unit();
  }

  static ExtensionItem of(Extension extension) {
    DutyId duty = extension.duty();
    return new ExtensionItem(
        pk(duty.campaign()),
        sk(duty),
        duty.key(),
        extension.until().toString(),
        extension.reason(),
        extension.by(),
        extension.at());
  }

  Extension extension() {
    return new Extension(DutyId.parse(duty), LocalDate.parse(until), reason, by, at);
  }
}
