package org.nuanbao.functions.dynamo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.value.Money;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code PERSON#<personKey>}/{@code DISBURSEMENT#<campaign>#<fund>#<dutyKey>#<version>#<row>}: rows
 * of all versions side by side.
 *
 * @param fen null where the federation enters the amount
 */
record DisbursementItem(
    String pk,
    String sk,
    String duty,
    long version,
    long row,
    String fund,
    String purpose,
    @Nullable Long fen) {
  static final TableSchema<DisbursementItem> SCHEMA =
      ItemSchema.of(DisbursementItem.class, DisbursementItem::pk, DisbursementItem::sk)
          .text("duty", DisbursementItem::duty)
          .number("version", DisbursementItem::version)
          .number("row", DisbursementItem::row)
          .text("fund", DisbursementItem::fund)
          .text("purpose", DisbursementItem::purpose)
          .number("fen", DisbursementItem::fen)
          .build(draft ->
              new DisbursementItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("duty"),
                  draft.number("version"),
                  draft.number("row"),
                  draft.text("fund"),
                  draft.text("purpose"),
                  draft.numberIfAny("fen")));

  static String prefix(String campaign, String fund) {
    return "DISBURSEMENT#" + campaign + "#" + fund + "#";
  }

  static DisbursementItem of(Disbursement paid) {
    Money amount = paid.amount();
    return new DisbursementItem(
        ArchiveItem.pk(paid.person()),
        prefix(paid.duty().campaign(), paid.fund())
            + String.format(
                Locale.ROOT, "%s#%010d#%06d", paid.duty().key(), paid.version(), paid.row()),
        paid.duty().key(),
        paid.version(),
        paid.row(),
        paid.fund(),
        paid.purpose(),
        amount == null ? null : amount.fen());
  }

  Disbursement disbursement() {
    return new Disbursement(
        ArchiveItem.person(pk),
        DutyId.parse(duty),
        version,
        Math.toIntExact(row),
        fund,
        purpose,
        fen == null ? null : new Money(fen));
  }
}
