package org.nuanbao.functions.simulate;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.register.HeldDoubles.SideBySide;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What the night must have added up, and which persons a reviewer must see twice. */
final class Totalled {
  private final SimulatedOffice office;
  private final Map<UnitPath, SimulatedPaper> current;

  Totalled(SimulatedOffice office, Map<UnitPath, SimulatedPaper> current) {
    this.office = office;
    this.current = current;
  }

  void demand() {
    doubles();
    SimulatedOffice.NODES.forEach(this::node);
    SimulatedOffice.LEAVES.forEach(this::node);
    Violation.unless(office.dirty().isEmpty(), "a dirty mark that no night clears", current);
  }

  private void doubles() {
    Map<String, Set<UnitPath>> expected = new TreeMap<>();
    if (office.season.filing() == SimulatedFiling.ROSTER) {
      twice().forEach((person, units) -> expected.put(key(person).value(), units));
    }
    Map<String, Set<UnitPath>> found = new TreeMap<>();
    for (SideBySide held : office.held.of(SimulatedOffice.CAMPAIGN).toList()) {
      Set<UnitPath> units = new TreeSet<>();
      held.rows().forEach(row -> units.add(row.claim().duty().unit()));
      Violation.unless(units.size() == held.rows().size(), "a row shown twice", held.rows().size());
      found.put(held.person().value(), units);
    }
    Violation.unless(found.equals(expected), "persons with two rows", found + " not " + expected);
  }

  /** Everybody named on two current rosters or more → the units that name them. */
  private Map<Integer, Set<UnitPath>> twice() {
    Map<Integer, Set<UnitPath>> units = new TreeMap<>();
    current.forEach((unit, paper) ->
        paper
            .persons()
            .forEach(person -> units.computeIfAbsent(person, any -> new TreeSet<>()).add(unit)));
    units.values().removeIf(all -> all.size() < 2);
    return units;
  }

  /** What is saved of a node is what counts below it. */
  void node(UnitPath path) {
    NodeTotal total =
        office
            .rollUps
            .find(
                SimulatedOffice.CAMPAIGN, office.season.filing().form().value(), DutyId.ONCE, path)
            .orElseThrow(() -> new Violation("no total of " + path));
    int rows = 0;
    int reported = 0;
    Set<Integer> persons = new HashSet<>();
    Money money = Money.NONE;
    for (Map.Entry<UnitPath, SimulatedPaper> filed : current.entrySet()) {
      if (office.isIn(path, filed.getKey())) {
        rows += filed.getValue().lines().size();
        persons.addAll(filed.getValue().persons());
        reported++;
        money = money.plus(money(filed.getKey(), filed.getValue()));
      }
    }
    sum(total, "rows", BigDecimal.valueOf(rows));
    sum(total, "amount_total", money.yuan());
    Violation.unless(total.reported() == reported, "units that reported", total);
    if (office.season.filing() == SimulatedFiling.VOUCHERS) {
      return;
    }
    int distinct =
        total.totals().distinct().containsKey("distinct_ids")
            ? total.totals().distinct().get("distinct_ids").size()
            : 0;
    Violation.unless(distinct == persons.size(), "distinct persons", total);
  }

  /** On a roster what the federation has entered, on a voucher what it says. */
  private Money money(UnitPath unit, SimulatedPaper filed) {
    Money money = Money.NONE;
    Map<PersonKey, Money> given = office.amounts.of(office.duty(unit), SimulatedOffice.FUND);
    for (SimulatedPaper.Line line : filed.lines()) {
      money =
          money.plus(
              switch (filed.filing()) {
                case ROSTER -> given.getOrDefault(key(line.person()), Money.NONE);
                case VOUCHERS -> Money.yuan(BigDecimal.valueOf(line.yuan()));
              });
    }
    return money;
  }

  private static void sum(NodeTotal total, String key, BigDecimal expected) {
    BigDecimal found = total.totals().sums().getOrDefault(key, BigDecimal.ZERO);
    Violation.unless(
        found.compareTo(expected) == 0,
        "the sum of what counts is not " + expected.toPlainString(),
        key + " of " + total.unit() + " is " + found.toPlainString());
  }

  private PersonKey key(int person) {
    return office.keys.person(SimulatedFiling.number(person));
  }
}
