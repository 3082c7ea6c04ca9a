package org.nuanbao.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** The federation's amounts in memory; the dirty mark rises under the same lock. */
public final class MemoryAmounts implements Amounts {
  private record Key(DutyId duty, String fund) {}

  private final MemoryRollUps rollUps;
  private final Map<Key, Map<PersonKey, Money>> amounts = new HashMap<>();

  public MemoryAmounts(MemoryRollUps rollUps) {
    this.rollUps = rollUps;
  }

  @Override
  public synchronized void set(DutyId duty, String fund, List<Amount> set, String by, Instant at) {
    Map<PersonKey, Money> of = amounts.computeIfAbsent(new Key(duty, fund), k -> new HashMap<>());
    set.forEach(amount -> of.put(amount.person(), amount.money()));
    rollUps.mark(duty);
  }

  @Override
  public synchronized Map<PersonKey, Money> of(DutyId duty, String fund) {
    return Map.copyOf(amounts.getOrDefault(new Key(duty, fund), Map.of()));
  }
}
