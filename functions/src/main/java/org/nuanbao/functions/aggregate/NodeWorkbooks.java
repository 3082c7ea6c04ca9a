package org.nuanbao.functions.aggregate;

import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Source;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;
import org.nuanbao.submission.Copies;
import org.nuanbao.workbook.NodeSheet;
import org.nuanbao.workbook.NodeWorkbook;

/** Each node's totals in the form's official layout, ready to download. */
@Singleton
public final class NodeWorkbooks {
  private final Campaigns campaigns;
  private final RollUps rollUps;
  private final Copies copies;

  NodeWorkbooks(Campaigns campaigns, RollUps rollUps, Copies copies) {
    this.campaigns = campaigns;
    this.rollUps = rollUps;
    this.copies = copies;
  }

  /** Where a node's workbook lies among the copies. */
  public static String key(String campaign, String form, String period, UnitPath node) {
    return "workbooks/" + campaign + "/" + form + "/" + period + "/" + file(node);
  }

  private static String file(UnitPath node) {
    return node.value().substring(1, node.value().length() - 1).replace('/', '.') + ".xlsx";
  }

  /** Writes those of these nodes; they and what is below them have been added up. */
  void write(Plan plan, List<UnitPath> nodes) {
    Tree tree = new Tree(campaigns.units(plan.campaign()));
    Form form = form(plan);
    for (UnitPath node : nodes) {
      NodeTotal total = saved(plan, node);
      List<UnitPath> below = tree.children(node);
      NodeSheet sheet =
          NodeSheets.of(
              total,
              plan.period(),
              (below.isEmpty() ? List.of(node) : below)
                  .stream().map(path -> saved(plan, path)).toList(),
              new Trend(List.of(new Trend.Point(plan.period(), total))),
              NodeWorkbooks::origin);
      copies.save(
          key(plan.campaign(), plan.form().value(), plan.period(), node),
          NodeWorkbook.of(form, sheet));
    }
  }

  private static NodeSheet.Origin origin(NodeTotal part) {
    Source source = part.source();
    return source == null
        ? new NodeSheet.Origin.Node(file(part.unit()))
        : new NodeSheet.Origin.Report("回执 " + source.receipt());
  }

  private Form form(Plan plan) {
    Campaign campaign = campaigns.campaign(plan.campaign()).orElseThrow();
    return campaigns
        .notice(campaign.notice(), campaign.noticeVersion())
        .flatMap(notice -> notice.form(plan.form()))
        .orElseThrow();
  }

  private NodeTotal saved(Plan plan, UnitPath node) {
    return rollUps
        .find(plan.campaign(), plan.form().value(), plan.period(), node)
        .orElseThrow(() -> new IllegalStateException("not added up yet: " + node));
  }
}
