package org.nuanbao.functions.aggregate;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Tree;
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
    String path = node.value().substring(1, node.value().length() - 1).replace('/', '.');
    return "workbooks/" + campaign + "/" + form + "/" + period + "/" + path + ".xlsx";
  }

  /** Writes those of these nodes; they and what is below them have been added up. */
  void write(Plan plan, List<UnitPath> nodes) {
    Tree tree = new Tree(campaigns.units(plan.campaign()));
    Form form = form(plan);
    for (UnitPath node : nodes) {
      NodeTotal total = saved(plan, node);
      List<UnitPath> below = tree.children(node);
      NodeSheet sheet =
          new NodeSheet(
              total.name(),
              plan.period().equals(DutyId.ONCE) ? "" : plan.period(),
              figures(total.totals()),
              (below.isEmpty() ? List.of(node) : below)
                  .stream().map(path -> part(saved(plan, path))).toList());
      copies.save(
          key(plan.campaign(), plan.form().value(), plan.period(), node),
          NodeWorkbook.of(form, sheet));
    }
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

  private static NodeSheet.Part part(NodeTotal total) {
    return new NodeSheet.Part(
        total.unit().value(),
        total.name(),
        total.reported() == 0 ? Map.of() : figures(total.totals()),
        total.expected(),
        total.reported(),
        total.late().size());
  }

  private static Map<String, BigDecimal> figures(Totals totals) {
    Map<String, BigDecimal> figures = new TreeMap<>(totals.sums());
    totals.distinct().forEach((key, set) -> figures.put(key, BigDecimal.valueOf(set.size())));
    return figures;
  }
}
