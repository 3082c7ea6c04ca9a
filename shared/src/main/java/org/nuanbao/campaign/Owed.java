package org.nuanbao.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.FormId;

/**
 * A form that units owe.
 *
 * @param types of units that owe it, as the notice calls them; empty for all
 * @param terms when: once, or each time of a recurring report
 * @param dueInclusive whether the day itself is in time (“…日前” is read so unless the notice says
 *     otherwise)
 * @param copies printed and stamped copies owed beside the workbook
 */
public record Owed(
    FormId form, Who who, Set<String> types, List<Term> terms, boolean dueInclusive, int copies) {

  /** Which units of the tree file it themselves; all others are the sum of their children. */
  public enum Who {
    LEAVES
  }

  /**
   * One time it is owed.
   *
   * @param period {@link DutyId#ONCE}, or the day a recurring report is due
   * @param due the last day
   */
  public record Term(String period, LocalDate due) {}

  /** Owed once by units of every type. */
  public Owed(FormId form, Who who, LocalDate due, boolean dueInclusive) {
    this(form, who, Set.of(), List.of(new Term(DutyId.ONCE, due)), dueInclusive, 0);
  }

  public Optional<Term> term(String period) {
    return terms.stream().filter(term -> term.period().equals(period)).findFirst();
  }

  /**
   * The period a report of this day belongs to: the first that ends on it or after it, for a report
   * is dated within the time it tells of. Empty for a day after all of them.
   */
  public Optional<String> period(LocalDate day) {
    return terms.stream()
        .filter(term -> term.period().equals(DutyId.ONCE) || !term.due().isBefore(day))
        .min(Comparator.comparing(Term::due))
        .map(Term::period);
  }

  /** Whether what comes on this day is late. */
  public boolean isOver(Term term, LocalDate day) {
    return dueInclusive ? day.isAfter(term.due()) : !day.isBefore(term.due());
  }

  /** The periods that have begun by this day: each begins when the one before it was due. */
  public List<String> begun(LocalDate day) {
    List<String> begun = new ArrayList<>();
    LocalDate from = LocalDate.MIN;
    for (Term term : terms.stream().sorted(Comparator.comparing(Term::due)).toList()) {
      if (!day.isBefore(from)) {
        begun.add(term.period());
      }
      from = term.due().plusDays(1);
    }
    return List.copyOf(begun);
  }

  /** Whether a unit of this type owes it; one whose type nobody has said owes what any does. */
  public boolean owedBy(Unit unit) {
    String type = unit.type();
    return types.isEmpty() || type == null || types.contains(type);
  }
}
