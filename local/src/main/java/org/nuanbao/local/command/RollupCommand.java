package org.nuanbao.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.TreeJson;
import org.nuanbao.rollup.Trend;
import org.nuanbao.workbook.NodeWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Totals of many workbooks up a tree, offline, with the code of the night run. */
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
    Filings filings = new Filings(found, units, notices.owed(found.id()).orElse(null));
    FiledWorkbooks filed = new FiledWorkbooks(found, units, filings);
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
    for (Trend trend : filings.trends().values()) {
      lines(trend, units, text).forEach(out::println);
    }
    if (output != null) {
      GivenFiles.write(output, NodeWorkbook.of(found, filings.top()));
    }
    return exit;
  }

  private Tree tree() throws IOException {
    try {
      return TreeJson.read(GivenFiles.json(tree));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          "单位树文件不对：%s（%s）".formatted(tree, e.getMessage()),
          "Wrong tree: %s (%s)".formatted(tree, e.getMessage()));
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
}
