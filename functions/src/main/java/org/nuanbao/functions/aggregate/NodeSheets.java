package org.nuanbao.functions.aggregate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Trend;
import org.nuanbao.workbook.NodeSheet;

/** Hands a node's totals over to its workbook. */
public final class NodeSheets {
  private NodeSheets() {}

  /**
   * A node's sheet.
   *
   * @param parts those directly below, or the node itself where it files
   * @param trend this period and, where periods are compared, those before it
   * @param origin where a part's figures come from
   */
  public static NodeSheet of(
      NodeTotal node,
      String period,
      List<NodeTotal> parts,
      Trend trend,
      Function<NodeTotal, NodeSheet.Origin> origin) {
    return new NodeSheet(
        node.name(),
        period.equals(DutyId.ONCE) ? "" : period,
        figures(node.totals()),
        parts.stream().map(part -> part(part, origin.apply(part))).toList(),
        trend.points().size() < 2
            ? List.of()
            : trend.points().stream().map(NodeSheets::week).toList());
  }

  private static NodeSheet.Part part(NodeTotal total, NodeSheet.Origin origin) {
    return new NodeSheet.Part(
        total.unit().value(),
        total.name(),
        reported(total),
        total.expected(),
        total.reported(),
        total.late().size(),
        total.reported() == 0 ? new NodeSheet.Origin.None() : origin);
  }

  private static NodeSheet.Week week(Trend.Point point) {
    NodeTotal total = point.total();
    return new NodeSheet.Week(point.period(), reported(total), total.expected(), total.reported());
  }

  private static Map<String, BigDecimal> reported(NodeTotal total) {
    return total.reported() == 0 ? Map.of() : figures(total.totals());
  }

  private static Map<String, BigDecimal> figures(Totals totals) {
    Map<String, BigDecimal> figures = new TreeMap<>(totals.sums());
    totals.distinct().forEach((key, set) -> figures.put(key, BigDecimal.valueOf(set.size())));
    return figures;
  }
}
