package org.nuanbao.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.UnitPath;

/**
 * How complete the reports of a node and everything below it are. The lists are sorted; a unit that
 * reported late and was given its report back is in both lists.
 *
 * @param expected number of duties
 * @param reported how many of these have a current version
 * @param missing units without one
 * @param late units whose current version came after the due day
 * @param returned units whose report a reviewer has given back, and that have not sent another yet
 * @param nil units that reported that they have nothing to report (零报告)
 * @param extended units that were given more time, whether they have reported or not
 */
public record Completeness(
    int expected,
    int reported,
    List<UnitPath> missing,
    List<UnitPath> late,
    List<UnitPath> returned,
    List<UnitPath> nil,
    List<ExtendedUnit> extended) {
  /** The completeness of a node where nobody owes anything. */
  public static final Completeness NONE =
      new Completeness(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

  /** The completeness of most units: they owe a report and have sent it in time. */
  private static final Completeness ON_TIME = NONE.andOnTime(1);

  /** The completeness of a unit that owes a report and has not sent it. */
  public static Completeness missing(UnitPath unit) {
    return new Completeness(1, 0, List.of(unit), List.of(), List.of(), List.of(), List.of());
  }

  /** The completeness of a unit that owes a report and has sent it. */
  public static Completeness of(UnitPath unit, UnitTotals filed) {
    return of(unit, filed.late(), filed.returned(), filed.nil());
  }

  static Completeness of(UnitPath unit, boolean late, boolean returned, boolean nil) {
    if (!late && !returned && !nil) {
      return ON_TIME;
    }
    return new Completeness(
        1, 1, List.of(), listed(unit, late), listed(unit, returned), listed(unit, nil), List.of());
  }

  /** The same with so many more units that reported in time, of which there is nothing to tell. */
  Completeness andOnTime(int more) {
    return new Completeness(
        expected + more, reported + more, missing, late, returned, nil, extended);
  }

  /** The same for a unit that was given more time. */
  Completeness with(Extension extension) {
    return new Completeness(
        expected, reported, missing, late, returned, nil, List.of(ExtendedUnit.of(extension)));
  }

  /** The completeness of all parts together. */
  public static Completeness all(Collection<Completeness> parts) {
    int expected = 0;
    int reported = 0;
    List<Completeness> telling = new ArrayList<>();
    for (Completeness part : parts) {
      expected += part.expected;
      reported += part.reported;
      if (!part.equals(ON_TIME)) {
        telling.add(part);
      }
    }
    return new Completeness(
        expected,
        reported,
        merged(telling, Completeness::missing),
        merged(telling, Completeness::late),
        merged(telling, Completeness::returned),
        merged(telling, Completeness::nil),
        telling.stream()
            .flatMap(part -> part.extended().stream())
            .sorted(Comparator.comparing(ExtendedUnit::unit))
            .toList());
  }

  private static List<UnitPath> listed(UnitPath unit, boolean is) {
    return is ? List.of(unit) : List.of();
  }

  private static List<UnitPath> merged(
      Collection<Completeness> parts, Function<Completeness, List<UnitPath>> list) {
    List<UnitPath> all = new ArrayList<>();
    boolean inOrder = true;
    for (Completeness part : parts) {
      List<UnitPath> more = list.apply(part);
      if (!more.isEmpty()) {
        inOrder &= all.isEmpty() || all.getLast().compareTo(more.getFirst()) < 0;
        all.addAll(more);
      }
    }
    // Each list is sorted, so that mostly there is nothing left to do.
    return inOrder ? List.copyOf(all) : all.stream().sorted().distinct().toList();
  }

  /** A unit that was given more time, and why. */
  public record ExtendedUnit(UnitPath unit, LocalDate until, String reason) {
    static ExtendedUnit of(Extension extension) {
      return new ExtendedUnit(extension.duty().unit(), extension.until(), extension.reason());
    }
  }
}
