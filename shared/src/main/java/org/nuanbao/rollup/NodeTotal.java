package org.nuanbao.rollup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.UnitPath;

/**
 * The total of a node of the tree.
 *
 * @param completeness of the reports at and below the node
 * @param source what a unit that files itself has filed; null if nothing is current, and for a node
 *     that is the sum of those below
 */
public record NodeTotal(
    UnitPath unit, String name, Totals totals, Completeness completeness, @Nullable Source source) {

  public int reported() {
    return completeness.reported();
  }

  public int expected() {
    return completeness.expected();
  }

  /** Units that owe a report and have not sent it, sorted. */
  public List<UnitPath> missing() {
    return completeness.missing();
  }

  /** Units whose current version came late, sorted. */
  public List<UnitPath> late() {
    return completeness.late();
  }

  /** The same for a unit that was given more time. */
  NodeTotal with(Extension extension) {
    return new NodeTotal(unit, name, totals, completeness.with(extension), source);
  }

  /**
   * Where a unit's own figures come from.
   *
   * @param version of the duty
   * @param receipt the number of the receipt that the unit got for it
   */
  public record Source(String submission, long version, String receipt) {}
}
