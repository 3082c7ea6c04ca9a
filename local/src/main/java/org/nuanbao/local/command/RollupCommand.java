package org.nuanbao.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;
import org.nuanbao.workbook.NodeWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Adds up many workbooks along a tree of units, offline, with the code of the night run. */
@Command(name = "rollup", header = "离线汇总 · totals of many workbooks, offline")
final class RollupCommand implements Callable<Integer> {
  @Mixin private Notices notices = new Notices();

  @ParentCommand private Nuanbao nuanbao = new Nuanbao();

  @Parameters(index = "0", paramLabel = "FORM", description = "表的编号 · the form's id")
  private String form = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "工作簿，或 单位=工作簿 · workbooks, or UNIT=FILE")
  private List<String> files = List.of();

  @Option(names = "--tree", required = true, paramLabel = "TREE.json", description = "单位树 · tree")
  private Path tree = Path.of("");

  @Option(names = "-o", paramLabel = "FILE.xlsx", description = "顶层的汇总表 · the top's workbook")
  private @Nullable Path output;

  @Option(names = "--json", description = "每个单位一行 JSON · one line of JSON a node")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Form found = notices.form(form);
    Tree units = tree();
    FiledWorkbooks filed = new FiledWorkbooks(found, units, notices.owed(found.id()).orElse(null));
    for (String file : files) {
      filed.add(file);
    }
    PrintStream out = System.out;
    filed
        .reports()
        .forEach(report -> {
          if (json) {
            out.println(ReportJson.line(report, nuanbao.language(), false));
          } else {
            new ReportText(out, nuanbao.language()).print(report);
          }
        });
    int exit = filed.reports().stream().mapToInt(CheckReport::exit).max().orElse(Exit.OK);
    if (exit == Exit.UNREADABLE) {
      return exit;
    }
    RollupText text = new RollupText(found, nuanbao.language());
    for (Trend trend : filed.trends().values()) {
      lines(trend, units, text).forEach(out::println);
    }
    if (output != null) {
      GivenFiles.write(output, NodeWorkbook.of(found, filed.top()));
    }
    return exit;
  }

  private Tree tree() throws IOException {
    try {
      return Tree.read(GivenFiles.json(tree));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          Exit.USAGE, "单位树文件不对：%s（%s）", "Wrong tree: %s (%s)", tree, e.getMessage());
    }
  }

  private List<String> lines(Trend trend, Tree units, RollupText text) {
    if (!json) {
      return text.lines(trend);
    }
    return trend.points().getFirst().period().equals(DutyId.ONCE)
        ? List.of(TotalsJson.line(trend.latest(), units))
        : TotalsJson.lines(trend, units);
  }

  /** A node's totals as text: a line for each period, then how each figure changed. */
  private static final class RollupText {
    private final Map<String, Place> places;
    private final Language language;

    RollupText(Form form, Language language) {
      this.places = form.places();
      this.language = language;
    }

    List<String> lines(Trend trend) {
      List<String> lines = new ArrayList<>();
      for (Trend.Point point : trend.points()) {
        lines.add(line(point));
      }
      if (trend.points().size() > 1) {
        trend.series().forEach((key, byPeriod) -> lines.add("  " + label(key) + trend(byPeriod)));
      }
      return lines;
    }

    private String line(Trend.Point point) {
      NodeTotal node = point.total();
      String period = point.period().equals(DutyId.ONCE) ? "" : "　" + point.period();
      return new TwoLanguages("%s%s　已报 %d/%d　%s", "%s%s  reported %d/%d  %s")
          .with(node.name(), period, node.reported(), node.expected(), TotalsJson.of(node.totals()))
          .in(language);
    }

    /** A figure in all periods, such as {@code 2 → 5（+3） → 4（-1）}. */
    private static String trend(SortedMap<String, BigDecimal> byPeriod) {
      StringBuilder line = new StringBuilder();
      BigDecimal before = null;
      for (Map.Entry<String, BigDecimal> point : byPeriod.entrySet()) {
        BigDecimal now = point.getValue();
        line.append(before == null ? "" : " → ").append(plain(now));
        if (before != null) {
          BigDecimal change = now.subtract(before);
          line.append("（").append(change.signum() > 0 ? "+" : "").append(plain(change)).append("）");
        }
        before = now;
      }
      return line.toString();
    }

    private String label(String key) {
      return (places.get(key) instanceof Place(Item item, _, _, _) ? item.label() : key) + "：";
    }

    private static String plain(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
  }
}
