package org.nuanbao.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moving a unit so that it is counted under another one.
 *
 * @param unit as it is to be stored
 * @param marks what has to be added up again: the unit and where it was counted, for every form and
 *     period
 */
public record Move(Unit unit, List<DutyId> marks) {

  /**
   * Checks whether a unit can be moved; empty if it is already counted there.
   *
   * @throws IllegalArgumentException as {@link Campaigns#move} says
   */
  public static Optional<Move> of(
      Campaign campaign, Notice notice, List<Unit> units, UnitPath path, UnitPath under) {
    Map<UnitPath, Unit> byPath = new TreeMap<>();
    units.forEach(unit -> byPath.put(unit.path(), unit));
    Unit unit = byPath.get(path);
    if (unit == null || !byPath.containsKey(under) || path.isRoot()) {
      throw new IllegalArgumentException("no such unit: " + path + " or " + under);
    }
    UnitPath before = unit.above();
    if (before.equals(under)) {
      return Optional.empty();
    }
    for (UnitPath at = under; !at.isRoot(); at = above(byPath, at)) {
      if (at.equals(path)) {
        throw new IllegalArgumentException(under + " is below " + path);
      }
    }
    if (units.stream().noneMatch(one -> !one.path().isRoot() && one.above().equals(under))) {
      throw new IllegalArgumentException(under + " files itself");
    }
    if (units.stream()
        .filter(one -> !one.path().isRoot() && one.above().equals(before))
        .allMatch(unit::equals)) {
      throw new IllegalArgumentException(before + " would have nobody below it");
    }
    return Optional.of(new Move(unit.movedUnder(under), marks(campaign, notice, path, before)));
  }

  private static UnitPath above(Map<UnitPath, Unit> byPath, UnitPath path) {
    Unit unit = byPath.get(path);
    return unit == null ? path.parent() : unit.above();
  }

  private static List<DutyId> marks(
      Campaign campaign, Notice notice, UnitPath unit, UnitPath before) {
    List<DutyId> marks = new ArrayList<>();
    for (Demand demand : notice.demands()) {
      for (Demand.Term term : demand.terms()) {
        marks.add(new DutyId(campaign.id(), demand.id(), term.period(), unit));
        marks.add(new DutyId(campaign.id(), demand.id(), term.period(), before));
      }
    }
    return List.copyOf(marks);
  }
}
