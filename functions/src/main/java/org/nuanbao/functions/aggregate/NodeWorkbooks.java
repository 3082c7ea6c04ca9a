package org.nuanbao.functions.aggregate;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.functions.aggregate.Step.Job;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.NightRun.NodeResult;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Trend;
import org.nuanbao.submission.Copies;
import org.nuanbao.workbook.NodeSheet;
import org.nuanbao.workbook.NodeWorkbook;

/**
 * Writes each node's totals in the form's official layout, ready to download. After writing a
 * workbook it checks whether a later run has saved the node meanwhile, and if so writes what that
 * run saved. So of two runs at once, the later one's workbook stays.
 */
@Singleton
public final class NodeWorkbooks {
  private static final int TRIES = 20;

  private final Campaigns campaigns;
  private final NightRun run;
  private final RollUps rollUps;
  private final Copies copies;

  NodeWorkbooks(Campaigns campaigns, NightRun run, RollUps rollUps, Copies copies) {
    this.campaigns = campaigns;
    this.run = run;
    this.rollUps = rollUps;
    this.copies = copies;
  }

  /** The key of a node's workbook among the copies. */
  public static String key(String campaign, String form, String period, UnitPath node) {
    return "workbooks/" + campaign + "/" + form + "/" + period + "/" + file(node);
  }

  private static String file(UnitPath node) {
    return node.value().substring(1, node.value().length() - 1).replace('/', '.') + ".xlsx";
  }

  /**
   * Writes the nodes' workbooks for the periods that were added up and, where periods are compared,
   * for the periods after them. A document has no workbook.
   */
  void write(Job job, List<NodeResult> added) {
    Notice notice = campaigns.noticeOf(job.campaign());
    notice.form(job.form()).ifPresent(form -> write(job, notice, form, added));
  }

  private void write(Job job, Notice notice, Form form, List<NodeResult> added) {
    Map<Work, SortedMap<String, NodeResult>> nodes = new LinkedHashMap<>();
    added.forEach(
        one -> nodes.computeIfAbsent(one.work(), work -> new TreeMap<>()).put(one.period(), one));
    nodes.forEach((work, periods) -> {
      String first = periods.firstKey();
      if (form.isStock()) {
        others(job, notice.owed(job.form()).orElseThrow(), work, periods);
      }
      for (NodeResult one : List.copyOf(periods.tailMap(first).values())) {
        write(job, form, one, periods);
      }
    });
  }

  private void write(Job job, Form form, NodeResult added, SortedMap<String, NodeResult> periods) {
    String period = added.period();
    UnitPath node = added.work().node();
    NodeResult now = added;
    for (int i = 0; i < TRIES; i++) {
      if (now.run() > 0) {
        copies.save(
            key(job.campaign(), job.form().value(), period, node),
            NodeWorkbook.of(
                form,
                sheet(
                    now.total(), period, now.parts(), trend(periods, now), NodeWorkbooks::origin)));
      }
      Optional<RollUps.Saved> saved =
          rollUps.saved(job.campaign(), job.form().value(), period, node);
      if (saved.isPresent() && saved.get().run() == now.run()) {
        return;
      }
      now = run.stored(job.campaign(), job.form(), period, added.work()).orElseThrow();
      periods.put(period, now);
    }
    throw new IllegalStateException("other runs save all the time: " + node);
  }

  /** Adds the other periods that were added up before. */
  private void others(Job job, OwedForm owed, Work work, SortedMap<String, NodeResult> periods) {
    for (Demand.Term term : owed.terms()) {
      if (!periods.containsKey(term.period())) {
        run.stored(job.campaign(), job.form(), term.period(), work)
            .ifPresent(stored -> periods.put(term.period(), stored));
      }
    }
  }

  /** The trend up to this period. */
  private static Trend trend(SortedMap<String, NodeResult> periods, NodeResult now) {
    List<Trend.Point> points = new ArrayList<>();
    periods
        .headMap(now.period())
        .forEach((period, added) -> points.add(new Trend.Point(period, added.total())));
    points.add(new Trend.Point(now.period(), now.total()));
    return new Trend(points);
  }

  private static NodeSheet.Origin origin(NodeTotal part) {
    Source source = part.source();
    return source == null
        ? new NodeSheet.Origin.Node(file(part.unit()))
        : new NodeSheet.Origin.Report("回执 " + source.receipt());
  }

  /**
   * A node's sheet.
   *
   * @param parts the nodes directly below, or the node itself where it files
   * @param trend this period and, where periods are compared, those before it
   * @param origin tells where a part's figures come from
   */
  public static NodeSheet sheet(
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
            : trend.points().stream().map(NodeWorkbooks::week).toList());
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
