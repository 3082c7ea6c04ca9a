package org.nuanbao.functions.dynamo;

import java.util.Locale;
import org.nuanbao.campaign.DutyId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code FIGURES#<dutyKey>}/{@code CELLS#<version>}: in which cells a version's figures stood;
 * {@code V#<version>}: what it adds up to, {@code V#<version>#<subject>} what one card or voucher
 * of it does. The body is compressed JSON; key sets are named in it and lie outside.
 */
record TotalsItem(String pk, String sk, SdkBytes body) {
  static final TableSchema<TotalsItem> SCHEMA =
      ItemSchema.of(TotalsItem.class, TotalsItem::pk, TotalsItem::sk)
          .bytes("body", TotalsItem::body)
          .build(draft -> new TotalsItem(draft.pk(), draft.sk(), draft.bytes("body")));

  static String figures(DutyId duty) {
    return "FIGURES#" + duty.key();
  }

  static String cells(long version) {
    return String.format(Locale.ROOT, "CELLS#%010d", version);
  }

  static String version(long version) {
    return String.format(Locale.ROOT, "V#%010d", version);
  }

  /** Of a card or voucher. */
  static String subject(long version, String subject) {
    return version(version) + "#" + subject;
  }
}
