package org.nuanbao.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.submission.Pointer;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** The federation's amounts in memory; the dirty mark rises under the same lock. */
public final class MemoryAmounts implements Amounts {
  private record Key(DutyId duty, String fund) {}

  private record Entry(Key key, Amount amount, Instant at) {}

  private final MemoryRollUps rollUps;
  private final List<Entry> entries = new ArrayList<>();
  private final MemorySubmissions submissions;
  private final Map<Key, Map<PersonKey, Money>> amounts = new HashMap<>();

  public MemoryAmounts(MemoryRollUps rollUps, MemorySubmissions submissions) {
    this.rollUps = rollUps;
    this.submissions = submissions;
  }

  @Override
  public synchronized boolean set(
      DutyId duty, String fund, List<Amount> set, String by, Instant at) {
    if (submissions.pointer(duty).standing() == Pointer.Standing.APPROVED) {
      return false;
    }
    Map<PersonKey, Money> of = amounts.computeIfAbsent(new Key(duty, fund), k -> new HashMap<>());
    set.forEach(amount -> of.put(amount.person(), amount.money()));
    set.forEach(amount -> entries.add(new Entry(new Key(duty, fund), amount, at)));
    rollUps.mark(duty);
    return true;
  }

  @Override
  public synchronized Map<PersonKey, Money> of(DutyId duty, String fund) {
    return Map.copyOf(amounts.getOrDefault(new Key(duty, fund), Map.of()));
  }

  @Override
  public synchronized Map<PersonKey, Money> of(DutyId duty, String fund, Instant at) {
    Map<PersonKey, Money> then = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.key().equals(new Key(duty, fund)) && !entry.at().isAfter(at))
        .forEach(entry -> then.put(entry.amount().person(), entry.amount().money()));
    return Map.copyOf(then);
  }
}
