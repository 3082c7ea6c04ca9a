package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.rollup.PastTotals;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Tree;
import org.nuanbao.submission.Copies;

/** Totals of a node as the last night run left them. */
@Controller("/campaigns/{campaign}/totals/{form}/{period}")
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class TotalsController {
  private final Campaigns campaigns;
  private final RollUps rollUps;
  private final PastTotals past;
  private final Copies copies;
  private final Duration linkFor;

  TotalsController(
      Campaigns campaigns,
      RollUps rollUps,
      PastTotals past,
      Copies copies,
      @Value("${nuanbao.download.valid-for}") Duration linkFor) {
    this.campaigns = campaigns;
    this.rollUps = rollUps;
    this.past = past;
    this.copies = copies;
    this.linkFor = linkFor;
  }

  /** Where the file can be fetched for a short while. */
  @Serdeable
  record Link(String url) {}

  /**
   * A node's totals in the shape of {@code rollup --json}.
   *
   * @param unit a path of the caller's subtree; its top if none is given
   * @param on a business day of the past, whose totals are added up again from what counted then;
   *     what the last night run left if none is given
   */
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  String totals(
      String campaign,
      String form,
      String period,
      @QueryValue(defaultValue = "") String unit,
      @QueryValue @Nullable LocalDate on,
      Authentication token) {
    UnitPath node = Caller.of(token).unit(unit);
    Tree tree = new Tree(campaigns.units(campaign));
    if (on != null) {
      if (!tree.has(node)) {
        throw new RequestRefusal(Refusal.UNKNOWN);
      }
      return TotalsJson.line(past.of(campaign, new FormId(form), period, node, on), tree);
    }
    return rollUps
        .find(campaign, form, period, node)
        .map(total ->
            rollUps
                .closing(campaign, form, period)
                .map(closing -> TotalsJson.line(total, closing, tree))
                .orElseGet(() -> TotalsJson.line(total, tree)))
        .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
  }

  /** A link to the node's official workbook. */
  @Get("/workbook")
  Link workbook(
      String campaign,
      String form,
      String period,
      @QueryValue(defaultValue = "") String unit,
      Authentication token) {
    UnitPath node = Caller.of(token).unit(unit);
    return copies
        .link(NodeWorkbooks.key(campaign, form, period, node), linkFor)
        .map(url -> new Link(url.toString()))
        .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
  }
}
