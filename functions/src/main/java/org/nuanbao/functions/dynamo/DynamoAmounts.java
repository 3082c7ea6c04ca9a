package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.Amounts.Amount;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** The federation's amounts in the reports table. */
@Singleton
public final class DynamoAmounts implements Amounts {
  /** A transaction has 100 actions: two for each amount, the dirty mark and the pointer check. */
  private static final int AT_ONCE = 49;

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoAmounts(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  /**
   * Sets the amounts 49 at a time. Each part is written all or nothing, with the duty's dirty mark;
   * after a failure everything is simply set again.
   */
  @Override
  public boolean set(DutyId duty, String fund, List<Amount> amounts, String by, Instant at) {
    // Only a person's last amount is set: a transaction cannot touch an item twice.
    Map<PersonKey, Amount> byPerson = new LinkedHashMap<>();
    amounts.forEach(amount -> byPerson.put(amount.person(), amount));
    List<Amount> all = List.copyOf(byPerson.values());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      if (!setPart(duty, fund, all.subList(from, Math.min(from + AT_ONCE, all.size())), by, at)) {
        return false;
      }
    }
    return true;
  }

  private boolean setPart(DutyId duty, String fund, List<Amount> part, String by, Instant at) {
    return reports.commit(tx -> {
      for (Amount amount : part) {
        tx.put(
            new AmountItem(
                AmountItem.pk(duty, fund), amount.person().value(), amount.money(), by, at));
        tx.put(
            AuditItem.of(
                PointerItem.pk(duty),
                at,
                by,
                audited(fund) + amount.person().value(),
                Long.toString(amount.money().fen())));
      }
      tx.put(DirtyItem.mark(duty));
      tx.check(PointerItem.pk(duty), PointerItem.POINTER, PointerItem.NOT_APPROVED);
    });
  }

  @Override
  public Map<PersonKey, Money> of(DutyId duty, String fund) {
    Map<PersonKey, Money> amounts = new TreeMap<>();
    reports
        .all(AmountItem.class, AmountItem.pk(duty, fund), "")
        .forEach(item -> amounts.put(new PersonKey(item.sk()), item.fen()));
    return amounts;
  }

  /** The amounts as they were then, taken from the audit, which keeps every amount ever set. */
  @Override
  public Map<PersonKey, Money> of(DutyId duty, String fund, Instant at) {
    Map<PersonKey, Money> amounts = new TreeMap<>();
    reports.all(AuditItem.class, PointerItem.pk(duty), AuditItem.PREFIX).stream()
        .filter(entry -> entry.what().startsWith(audited(fund)) && !entry.at().isAfter(at))
        .sorted(Comparator.comparing(AuditItem::at))
        .forEach(entry ->
            amounts.put(
                new PersonKey(entry.what().substring(audited(fund).length())),
                new Money(Long.parseLong(entry.note()))));
    return amounts;
  }

  private static String audited(String fund) {
    return "AMOUNT#" + fund + "#";
  }

  /**
   * {@code AMOUNTS#<dutyKey>#<fund>}/{@code <personKey>}: the amount the federation entered last.
   */
  private record AmountItem(String pk, String sk, Money fen, String by, Instant at) {
    static String pk(DutyId duty, String fund) {
      return "AMOUNTS#" + duty.key() + "#" + fund;
    }
  }
}
