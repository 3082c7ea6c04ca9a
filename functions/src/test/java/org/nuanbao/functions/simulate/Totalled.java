package org.nuanbao.functions.simulate;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.register.SideBySide;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What the night must have added up, and which persons a reviewer must see twice. */
final class Totalled {
  private final Office office;
  private final Map<UnitPath, Paper> current;

  Totalled(Office office, Map<UnitPath, Paper> current) {
    this.office = office;
    this.current = current;
  }

  void demand() {
    doubles();
    Office.NODES.forEach(this::node);
    Office.LEAVES.forEach(this::node);
    Violation.unless(
        office.rollUps.dirty(Office.CAMPAIGN, Paper.FORM.value()).isEmpty(),
        "a dirty mark that no night clears",
        current);
  }

  private void doubles() {
    Map<String, Set<UnitPath>> expected = new TreeMap<>();
    Model.twice(current).forEach((person, units) -> expected.put(key(person).value(), units));
    Map<String, Set<UnitPath>> found = new TreeMap<>();
    for (SideBySide held : office.held.of(Office.CAMPAIGN).toList()) {
      Set<UnitPath> units = new TreeSet<>();
      held.rows().forEach(row -> units.add(row.claim().duty().unit()));
      Violation.unless(units.size() == held.rows().size(), "a row shown twice", held.rows().size());
      found.put(held.person().value(), units);
    }
    Violation.unless(found.equals(expected), "persons with two rows", found + " not " + expected);
  }

  /** What is saved of a node is what counts below it. */
  void node(UnitPath path) {
    NodeTotal total =
        office
            .rollUps
            .find(Office.CAMPAIGN, Paper.FORM.value(), DutyId.ONCE, path)
            .orElseThrow(() -> new Violation("no total of " + path));
    int rows = 0;
    int reported = 0;
    Set<Integer> persons = new HashSet<>();
    Money money = Money.NONE;
    for (Map.Entry<UnitPath, Paper> filed : current.entrySet()) {
      if (path.covers(filed.getKey())) {
        List<Integer> named = filed.getValue().persons();
        rows += named.size();
        persons.addAll(named);
        reported++;
        Map<PersonKey, Money> given = office.amounts.of(Office.duty(filed.getKey()), Office.FUND);
        for (int person : named) {
          money = money.plus(given.getOrDefault(key(person), Money.NONE));
        }
      }
    }
    sum(total, "rows", BigDecimal.valueOf(rows));
    sum(total, "amount_total", money.yuan());
    Violation.unless(total.reported() == reported, "units that reported", total);
    int distinct =
        total.totals().distinct().containsKey("distinct_ids")
            ? total.totals().distinct().get("distinct_ids").size()
            : 0;
    Violation.unless(distinct == persons.size(), "distinct persons", total);
  }

  private static void sum(NodeTotal total, String key, BigDecimal expected) {
    BigDecimal found = total.totals().sums().getOrDefault(key, BigDecimal.ZERO);
    Violation.unless(
        found.compareTo(expected) == 0,
        "the sum of what counts is not " + expected.toPlainString(),
        key + " of " + total.unit() + " is " + found.toPlainString());
  }

  private PersonKey key(int person) {
    return office.keys.person(Paper.number(person));
  }
}
