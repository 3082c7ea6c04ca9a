package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.PayingList;
import org.nuanbao.form.Rule;

/** What a unit owes: a form filled in, or a free document. */
public sealed interface Duty {
  DutyId id();

  Unit unit();

  /** The last day. */
  LocalDate due();

  /** Whether the last day itself is in time. */
  boolean dueInclusive();

  /** The title of the form or document, as printed. */
  String title();

  /** The same duty with another last day. */
  Duty until(LocalDate day);

  /** Whether a file received at this business moment is late. */
  default boolean late(Instant received) {
    return new Rule.Due(due(), dueInclusive()).isOver(BusinessClock.day(received));
  }

  /** The list of persons who are paid; empty if the form pays nobody. */
  default Optional<PayingList> paying() {
    return this instanceof FormDuty owed ? owed.form().paying() : Optional.empty();
  }

  /** All duties of a campaign, in the order of the notice and, within a form, of the units. */
  static List<Duty> of(Campaign campaign, Notice notice, List<Unit> units) {
    Set<UnitPath> parents =
        units.stream()
            .filter(unit -> !unit.path().isRoot())
            .map(Unit::above)
            .collect(Collectors.toSet());
    return notice.demands().stream()
        .flatMap(demand ->
            units.stream()
                .filter(unit -> demand.owedBy(unit, !parents.contains(unit.path())))
                .flatMap(unit -> ofUnit(campaign, notice, demand, unit)))
        .toList();
  }

  /** One duty; empty if the notice only names its form. */
  static Optional<Duty> of(DutyId id, Notice notice, Demand demand, Unit unit, Demand.Term term) {
    return switch (demand) {
      case OwedForm owed ->
          notice
              .form(owed.form())
              .map(form ->
                  new FormDuty(id, form, unit, term.due(), owed.dueInclusive(), owed.copies()));
      case OwedDocument document ->
          Optional.of(
              new DocumentDuty(id, document.title(), unit, term.due(), document.dueInclusive()));
    };
  }

  private static Stream<Duty> ofUnit(Campaign campaign, Notice notice, Demand demand, Unit unit) {
    return demand.terms().stream()
        .flatMap(term ->
            of(
                new DutyId(campaign.id(), demand.id(), term.period(), unit.path()),
                notice,
                demand,
                unit,
                term)
                .stream());
  }

  /**
   * A form that a unit owes.
   *
   * @param copies printed and stamped copies owed besides the workbook
   */
  record FormDuty(DutyId id, Form form, Unit unit, LocalDate due, boolean dueInclusive, int copies)
      implements Duty {

    @Override
    public String title() {
      return form.head().title();
    }

    @Override
    public Duty until(LocalDate day) {
      return new FormDuty(id, form, unit, day, dueInclusive, copies);
    }
  }

  /** A free document that a unit owes: the file is kept as it came, and never opened. */
  record DocumentDuty(DutyId id, String title, Unit unit, LocalDate due, boolean dueInclusive)
      implements Duty {
    @Override
    public Duty until(LocalDate day) {
      return new DocumentDuty(id, title, unit, day, dueInclusive);
    }
  }
}
