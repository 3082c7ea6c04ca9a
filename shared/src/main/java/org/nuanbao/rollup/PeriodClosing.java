package org.nuanbao.rollup;

import java.time.LocalDate;
import java.util.List;
import org.nuanbao.campaign.UnitPath;

/**
 * How complete a form's period was when it closed. It stays as it was: what comes later is
 * accepted, and is late.
 *
 * @param on the business day
 * @param missing who had not reported then and had no more time, sorted
 */
public record PeriodClosing(
    String campaign, String form, String period, LocalDate on, List<UnitPath> missing) {

  /** The same, seen from a node: those at it and below it. */
  public PeriodClosing of(UnitPath node) {
    return new PeriodClosing(
        campaign, form, period, on, missing.stream().filter(node::covers).toList());
  }
}
