package org.nuanbao.rollup;

import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;

/**
 * What one night run has to do for a form and period.
 *
 * @param levels the nodes to add up, the deepest level first
 * @param dirty the marks as they were when the run began
 */
public record Plan(
    String campaign,
    FormId form,
    String period,
    List<List<UnitPath>> levels,
    List<RollUps.Dirty> dirty) {

  DutyId duty(UnitPath unit) {
    return new DutyId(campaign, form, period, unit);
  }
}
