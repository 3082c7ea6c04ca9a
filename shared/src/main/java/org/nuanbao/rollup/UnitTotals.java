package org.nuanbao.rollup;

import org.jspecify.annotations.Nullable;
import org.nuanbao.rollup.NodeTotal.Source;

/**
 * What a unit's own current version adds up to.
 *
 * @param late whether it came after the deadline
 * @param returned whether a reviewer has given it back
 * @param nil whether it says that there is nothing to report
 * @param source null if it was read from a local file
 */
public record UnitTotals(
    Totals totals, boolean late, boolean returned, boolean nil, @Nullable Source source) {

  /** The totals of a local file. */
  public UnitTotals(Totals totals, boolean late) {
    this(totals, late, false, false, null);
  }
}
