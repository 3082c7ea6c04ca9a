package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.Doubles.HeldDouble.Claim;
import org.nuanbao.value.PersonKey;

/** Held doubles in the reports table. */
@Singleton
public final class DynamoDoubles implements Doubles {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoDoubles(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void hold(HeldDouble held) {
    reports.put(DoubleItem.of(held));
  }

  @Override
  public List<HeldDouble> held(String campaign) {
    return reports.all(DoubleItem.class, DoubleItem.pk(campaign), "").stream()
        .map(DoubleItem::held)
        .toList();
  }

  /**
   * {@code DOUBLE#<campaign>}/{@code <fund>#<personKey>}: a held double.
   *
   * @param claims each written as {@code <dutyKey>#<version>#<row>}
   */
  private record DoubleItem(String pk, String sk, List<String> claims) {
    private static final String PREFIX = "DOUBLE#";

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
      return new Claim(
          DutyId.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }
  }
}
