package org.nuanbao.campaign;

import java.time.LocalDate;
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
public record OwedForm(
    FormId form, Who who, Set<String> types, List<Term> terms, boolean dueInclusive, int copies)
    implements Demand {

  /** Owed once by units of every type. */
  public OwedForm(FormId form, Who who, LocalDate due, boolean dueInclusive) {
    this(form, who, Set.of(), List.of(Term.once(due)), dueInclusive, 0);
  }

  @Override
  public FormId id() {
    return form;
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
}
