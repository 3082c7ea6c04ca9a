package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code CAMPAIGN#<id>}/{@code UNIT#<path>}: a place in the campaign's tree. */
record UnitItem(
    String pk, String sk, String name, String mail, @Nullable String type, @Nullable String under) {
  static final String PREFIX = "UNIT#";

  static final TableSchema<UnitItem> SCHEMA =
      ItemSchema.of(UnitItem.class, UnitItem::pk, UnitItem::sk)
          .text("name", UnitItem::name)
          .text("mail", UnitItem::mail)
          .text("type", UnitItem::type)
          .text("under", UnitItem::under)
          .build(draft ->
              new UnitItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("name"),
                  draft.text("mail"),
                  draft.textIfAny("type"),
                  draft.textIfAny("under")));

  static String pk(String campaign) {
    return "CAMPAIGN#" + campaign;
  }

  static String sk(UnitPath path) {
    return PREFIX + path;
  }

  static UnitItem of(String campaign, Unit unit) {
    return new UnitItem(
        pk(campaign), sk(unit.path()), unit.name(), unit.mail(), unit.type(), under(unit));
  }

  Unit unit() {
    return new Unit(
        new UnitPath(sk.substring(PREFIX.length())),
        name,
        mail,
        type,
        under == null ? null : new UnitPath(under));
  }

  private static @Nullable String under(Unit unit) {
    UnitPath under = unit.under();
    return under == null ? null : under.value();
  }
}
