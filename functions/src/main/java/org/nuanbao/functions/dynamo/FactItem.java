package org.nuanbao.functions.dynamo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code FACT#<place>}/{@code <key>#<whole>#<dutyKey>#<version>#<subject or row>}: what a row, card
 * or voucher of one version says to other forms' rules, as keyed hashes.
 */
record FactItem(
    String pk,
    String sk,
    String duty,
    long version,
    String subject,
    long row,
    @Nullable String person) {
  private static final String PREFIX = "FACT#";
  private static final int HASH = 32;

  static final TableSchema<FactItem> SCHEMA =
      ItemSchema.of(FactItem.class, FactItem::pk, FactItem::sk)
          .text("duty", FactItem::duty)
          .number("version", FactItem::version)
          .text("subject", FactItem::subject)
          .number("row", FactItem::row)
          .text("person", FactItem::person)
          .build(draft ->
              new FactItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("duty"),
                  draft.number("version"),
                  draft.text("subject"),
                  draft.number("row"),
                  draft.textIfAny("person")));

  static String pk(String place) {
    return PREFIX + place;
  }

  static FactItem of(FactIndex.Entry entry) {
    PersonKey person = entry.person();
    return new FactItem(
        pk(entry.place()),
        String.format(
            Locale.ROOT,
            "%s#%s#%s#%010d#%s",
            entry.key(),
            entry.whole(),
            entry.duty().key(),
            entry.version(),
            entry.subject().isEmpty() ? entry.row() : entry.subject()),
        entry.duty().key(),
        entry.version(),
        entry.subject(),
        entry.row(),
        person == null ? null : person.value());
  }

  FactIndex.Entry entry() {
    return new FactIndex.Entry(
        pk.substring(PREFIX.length()),
        sk.substring(0, HASH),
        sk.substring(HASH + 1, 2 * HASH + 1),
        DutyId.parse(duty),
        version,
        subject,
        Math.toIntExact(row),
        person == null ? null : new PersonKey(person));
  }
}
