package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.Doubles.HeldDouble;

/** Held doubles in the reports table. */
@Singleton
public final class DynamoDoubles implements Doubles {
  private final DynamoTable reports;

  /** Over a reports table that exists. */
  public DynamoDoubles(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void hold(HeldDouble held) {
    reports.put(DoubleItem.SCHEMA, DoubleItem.of(held));
  }

  @Override
  public List<HeldDouble> held(String campaign) {
    return reports.all(DoubleItem.SCHEMA, DoubleItem.pk(campaign), "").stream()
        .map(DoubleItem::held)
        .toList();
  }
}
