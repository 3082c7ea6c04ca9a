package org.nuanbao.functions.dynamo;

import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.Doubles.HeldDouble.Claim;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code DOUBLE#<campaign>}/{@code <fund>#<personKey>}.
 *
 * @param claims each as {@code <dutyKey>#<version>#<row>}
 */
record DoubleItem(String pk, String sk, List<String> claims) {
  private static final String PREFIX = "DOUBLE#";

  static final TableSchema<DoubleItem> SCHEMA =
      ItemSchema.of(DoubleItem.class, DoubleItem::pk, DoubleItem::sk)
          .texts("claims", DoubleItem::claims)
          .build(draft -> new DoubleItem(draft.pk(), draft.sk(), draft.texts("claims")));

  static String pk(String campaign) {
    return PREFIX + campaign;
  }

  static DoubleItem of(HeldDouble held) {
    return new DoubleItem(
        pk(held.campaign()),
        held.fund() + "#" + held.person().value(),
        held.claims().stream()
            .map(claim -> claim.duty().key() + "#" + claim.version() + "#" + claim.row())
            .toList());
  }

  HeldDouble held() {
    int cut = sk.indexOf('#');
    return new HeldDouble(
        pk.substring(PREFIX.length()),
        sk.substring(0, cut),
        new PersonKey(sk.substring(cut + 1)),
        claims.stream().map(DoubleItem::claim).toList());
  }

  private static Claim claim(String text) {
    String[] parts = text.split("#", -1);
    return new Claim(DutyId.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
  }
}
