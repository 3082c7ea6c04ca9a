package org.nuanbao.functions.upload;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;

/** How a node's totals went from period to period, as the last night run left them. */
@Controller("/campaigns/{campaign}/trends/{form}")
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class TrendController {
  private final Campaigns campaigns;
  private final RollUps rollUps;

  TrendController(Campaigns campaigns, RollUps rollUps) {
    this.campaigns = campaigns;
    this.rollUps = rollUps;
  }

  /**
   * One line a period that was added up, in the shape of {@code rollup --json}.
   *
   * @param unit a path of the caller's subtree; its top if none is given
   */
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  String trend(
      String campaign,
      String form,
      @QueryValue(defaultValue = "") String unit,
      Authentication token) {
    UnitPath node = Caller.of(token).unit(unit);
    List<Trend.Point> points =
        terms(campaign, new FormId(form)).stream()
            .map(Demand.Term::period)
            .flatMap(period ->
                rollUps
                    .find(campaign, form, period, node)
                    .map(total -> new Trend.Point(period, total))
                    .stream())
            .toList();
    if (points.isEmpty()) {
      throw new RequestRefusal(Refusal.UNKNOWN);
    }
    return TotalsJson.of(new Trend(points), new Tree(campaigns.units(campaign)));
  }

  private List<Demand.Term> terms(String campaign, FormId form) {
    return campaigns
        .campaign(campaign)
        .map(campaigns::notice)
        .flatMap(notice -> notice.owed(form))
        .map(OwedForm::terms)
        .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
  }
}
