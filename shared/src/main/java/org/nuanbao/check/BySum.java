package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.Place;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Value;

/** The figure that a cell must have for the printed sums around it to come out. */
public final class BySum {
  private BySum() {}

  /**
   * The figure; empty if the cell is in no sum, if its sums disagree about it or cannot be
   * reckoned, or if another rule would be broken by it.
   */
  public static Optional<BigDecimal> of(Cell cell) {
    if (!cell.type().isNumber() || cell.judging().isSupposing()) {
      return Optional.empty();
    }
    Set<BigDecimal> wanted = new HashSet<>();
    for (Rule rule : cell.judging().form().rules()) {
      Rule.Sum sum = rule.sum().orElse(null);
      if (sum != null && sum.refs().contains(cell.place().name())) {
        Optional<BigDecimal> one = of(cell, sum);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        wanted.add(one.get().stripTrailingZeros());
      }
    }
    return wanted.size() == 1
        ? Optional.of(wanted.iterator().next()).filter(it -> fits(cell, it))
        : Optional.empty();
  }

  private static boolean fits(Cell cell, BigDecimal number) {
    BigDecimal least = cell.asked().least();
    return (least == null || number.compareTo(least) >= 0)
        && number.scale() <= cell.asked().places()
        && holds(cell, number);
  }

  /** Whether all rules that compare the cell with others hold if it has this figure. */
  public static boolean holds(Cell cell, BigDecimal number) {
    Judging judging = cell.judging();
    return judging.supposing(
        cell,
        new Value.Numeric(number),
        () ->
            judging.form().rules().stream()
                .filter(rule -> rule.head().cells().contains(cell.place().name()))
                .allMatch(rule -> keeps(rule, cell)));
  }

  /** Whether a rule that compares the cell with others is broken now. */
  public static boolean isBroken(Cell cell, Rule but) {
    // Nothing is advised while it is asked, else two broken sums would ask each other without end.
    return !cell.judging()
        .supposing(
            cell,
            cell.value(),
            () ->
                cell.judging().form().rules().stream()
                    .filter(rule -> !rule.equals(but))
                    .filter(rule -> rule.head().cells().contains(cell.place().name()))
                    .allMatch(rule -> keeps(rule, cell)));
  }

  private static boolean keeps(Rule rule, Cell cell) {
    if (!(rule instanceof JudgedRule.OfSeveral compares)) {
      return true;
    }
    boolean here =
        rule.head().cells().stream()
            .map(cell.judging()::place)
            .map(Place::table)
            .allMatch(table -> table == null || table.equals(cell.place().table()));
    return !here || compares.broken(cell.scope()).isEmpty();
  }

  private static Optional<BigDecimal> of(Cell cell, Rule.Sum sum) {
    String own = cell.place().name();
    BigDecimal rest = BigDecimal.ZERO;
    for (String ref : sum.refs()) {
      if (!ref.equals(own)) {
        Optional<BigDecimal> number = readable(cell, ref);
        if (number.isEmpty()) {
          return Optional.empty();
        }
        rest = rest.add(sign(sum, ref) > 0 ? number.get() : number.get().negate());
      }
    }
    // target - terms + minus = 0
    return Optional.of(sign(sum, own) > 0 ? rest.negate() : rest);
  }

  private static int sign(Rule.Sum sum, String ref) {
    return sum.terms().contains(ref) ? -1 : 1;
  }

  private static Optional<BigDecimal> readable(Cell cell, String ref) {
    String table = cell.judging().place(ref).table();
    if (table != null && !table.equals(cell.place().table())) {
      return Optional.empty();
    }
    Cell other = cell.scope().cell(ref);
    return TypeWords.of(other).isPresent() ? Optional.empty() : other.number(true);
  }
}
