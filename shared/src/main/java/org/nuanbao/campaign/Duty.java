package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.form.Form;

/**
 * What a unit owes.
 *
 * @param due the last day
 * @param dueInclusive whether the day itself is in time
 */
public record Duty(DutyId id, Form form, Unit unit, LocalDate due, boolean dueInclusive) {

  /** All duties of a campaign, in the order of the notice and, within a form, of the units. */
  public static List<Duty> of(Campaign campaign, Notice notice, List<Unit> units) {
    Set<UnitPath> parents =
        units.stream()
            .map(Unit::path)
            .filter(path -> !path.isRoot())
            .map(UnitPath::parent)
            .collect(Collectors.toSet());
    return notice.owed().stream()
        .flatMap(owed ->
            units.stream()
                .filter(unit -> owes(owed.who(), unit.path(), parents))
                .filter(owed::owedBy)
                .flatMap(unit -> duties(campaign, notice, owed, unit)))
        .toList();
  }

  /** Whether what came at this business moment came too late. */
  public boolean late(Instant received) {
    LocalDate day = BusinessClock.day(received);
    return dueInclusive ? day.isAfter(due) : !day.isBefore(due);
  }

  private static Stream<Duty> duties(Campaign campaign, Notice notice, Owed owed, Unit unit) {
    return notice.form(owed.form()).stream()
        .flatMap(form ->
            owed.terms().stream()
                .map(term ->
                    new Duty(
                        new DutyId(campaign.id(), owed.form(), term.period(), unit.path()),
                        form,
                        unit,
                        term.due(),
                        owed.dueInclusive())));
  }

  private static boolean owes(Owed.Who who, UnitPath path, Set<UnitPath> parents) {
    return switch (who) {
      case LEAVES -> !parents.contains(path);
    };
  }
}
