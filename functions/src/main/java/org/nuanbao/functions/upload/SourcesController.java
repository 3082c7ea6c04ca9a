package org.nuanbao.functions.upload;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.VersionFigures;

/** The way back from a total: to the nodes it is the sum of, and from a unit's to its file. */
@Controller("/campaigns/{campaign}/totals/{form}/{period}/sources")
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class SourcesController {
  private static final int AT_ONCE = 16;

  private final Campaigns campaigns;
  private final RollUps rollUps;
  private final VersionFigures figures;

  SourcesController(Campaigns campaigns, RollUps rollUps, VersionFigures figures) {
    this.campaigns = campaigns;
    this.rollUps = rollUps;
    this.figures = figures;
  }

  /**
   * A part of a total.
   *
   * @param value plain decimals; null while nothing was reported
   * @param submission of a unit that files itself, as are the receipt's number and the cell
   * @param cell {@code sheet!E7} in the original file; null where it came from several
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
   * What a figure of a node is the sum of; of a unit that files itself, where it stands.
   *
   * @param item the figure's key in the totals: an item ref, or a measure
   * @param unit a path of the caller's subtree; its top if none is given
   */
  @Get
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
        rollUps
            .find(campaign, form, period, node)
            .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
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
   * Of a unit that was moved here from elsewhere, its figure alone: its file stays with its path.
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
