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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.PastTotals;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Copies;

/**
 * Serves the totals of a node as the last night run left them: of one period, and from period to
 * period. It also leads from a total back to the nodes it is the sum of, and from a unit's total to
 * the unit's file.
 */
@Controller("/campaigns/{campaign}")
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class TotalsController {
  /** How many children are looked up at once. */
  private static final int AT_ONCE = 16;

  private final Campaigns campaigns;
  private final RollUps rollUps;
  private final PastTotals past;
  private final VersionFigures figures;
  private final Copies copies;
  private final Duration linkFor;

  TotalsController(
      Campaigns campaigns,
      RollUps rollUps,
      PastTotals past,
      VersionFigures figures,
      Copies copies,
      @Value("${nuanbao.download.valid-for}") Duration linkFor) {
    this.campaigns = campaigns;
    this.rollUps = rollUps;
    this.past = past;
    this.figures = figures;
    this.copies = copies;
    this.linkFor = linkFor;
  }

  /**
   * One of the parts that a total is the sum of.
   *
   * @param value a plain decimal; null while nothing was reported
   * @param submission given, like the receipt's number and the cell, for a unit that files itself
   * @param cell {@code sheet!E7} in the original file; null if it came from several cells
   */
  @Serdeable
  record Part(
      String unit,
      String name,
      @Nullable String value,
      @Nullable String submission,
      @Nullable String receipt,
      @Nullable String cell) {}

  /**
   * A node's totals in the shape of {@code rollup --json}.
   *
   * @param unit a path of the caller's subtree; its top if none is given
   * @param on a past business day, whose totals are added up again from what counted then; if none
   *     is given, the answer is what the last night run left
   */
  @Get("/totals/{form}/{period}")
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
        throw Refusal.UNKNOWN.exception();
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
        .orElseThrow(Refusal.UNKNOWN::exception);
  }

  /** A link to the node's official workbook. */
  @Get("/totals/{form}/{period}/workbook")
  SubmissionsController.Link workbook(
      String campaign,
      String form,
      String period,
      @QueryValue(defaultValue = "") String unit,
      Authentication token) {
    UnitPath node = Caller.of(token).unit(unit);
    return copies
        .link(NodeWorkbooks.key(campaign, form, period, node), linkFor)
        .map(url -> new SubmissionsController.Link(url.toString()))
        .orElseThrow(Refusal.UNKNOWN::exception);
  }

  /**
   * The node's totals, one line for each period that was added up, in the shape of {@code rollup
   * --json}.
   *
   * @param unit a path of the caller's subtree; its top if none is given
   */
  @Get("/trends/{form}")
  @Produces(MediaType.APPLICATION_JSON)
  String trend(
      String campaign,
      String form,
      @QueryValue(defaultValue = "") String unit,
      Authentication token) {
    UnitPath node = Caller.of(token).unit(unit);
    List<Trend.Point> points =
        campaigns
            .campaign(campaign)
            .map(campaigns::notice)
            .flatMap(notice -> notice.owed(new FormId(form)))
            .orElseThrow(Refusal.UNKNOWN::exception)
            .terms()
            .stream()
            .map(Demand.Term::period)
            .flatMap(period ->
                rollUps
                    .find(campaign, form, period, node)
                    .map(total -> new Trend.Point(period, total))
                    .stream())
            .toList();
    if (points.isEmpty()) {
      throw Refusal.UNKNOWN.exception();
    }
    return TotalsJson.of(new Trend(points), new Tree(campaigns.units(campaign)));
  }

  /**
   * The parts that a node's figure is the sum of; for a unit that files itself, where the figure
   * stands.
   *
   * @param item the figure's key in the totals: an item ref, or a measure
   * @param unit a path of the caller's subtree; its top if none is given
   */
  @Get("/totals/{form}/{period}/sources")
  List<Part> sources(
      String campaign,
      String form,
      String period,
      @QueryValue String item,
      @QueryValue(defaultValue = "") String unit,
      Authentication token) {
    Caller caller = Caller.of(token);
    UnitPath node = caller.unit(unit);
    NodeTotal total =
        rollUps.find(campaign, form, period, node).orElseThrow(Refusal.UNKNOWN::exception);
    DutyId duty = new DutyId(campaign, new FormId(form), period, node);
    if (total.source() != null) {
      return List.of(part(duty, total, item, caller));
    }
    return new Tree(campaigns.units(campaign))
        .children(node).stream()
            .gather(
                Gatherers.mapConcurrent(
                    AT_ONCE,
                    child ->
                        rollUps
                            .find(campaign, form, period, child)
                            .map(sum ->
                                part(
                                    new DutyId(campaign, duty.form(), period, child),
                                    sum,
                                    item,
                                    caller))))
            .flatMap(Optional::stream)
            .toList();
  }

  /**
   * One part. For a unit that was moved here from elsewhere it has the figure only: the unit's file
   * stays with its path.
   */
  private Part part(DutyId duty, NodeTotal total, String item, Caller caller) {
    Source source = caller.covers(total.unit()) ? total.source() : null;
    return new Part(
        total.unit().value(),
        total.name(),
        total.reported() == 0 ? null : value(total, item),
        source == null ? null : source.submission(),
        source == null ? null : source.receipt(),
        source == null ? null : cell(duty, source, item));
  }

  private @Nullable String cell(DutyId duty, Source source, String item) {
    int slash = item.indexOf('/');
    return figures.cells(duty, source.version()).get(slash < 0 ? item : item.substring(0, slash));
  }

  private static @Nullable String value(NodeTotal total, String item) {
    KeySet distinct = total.totals().distinct().get(item);
    BigDecimal sum = total.totals().sums().get(item);
    if (distinct != null) {
      return Integer.toString(distinct.size());
    }
    return sum == null ? null : sum.stripTrailingZeros().toPlainString();
  }
}
