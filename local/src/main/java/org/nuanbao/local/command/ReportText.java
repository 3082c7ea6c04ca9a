package org.nuanbao.local.command;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Severity;

/** Prints a report for a reader: at most 1,000 findings of a kind; the rest are counted. */
final class ReportText {
  private static final int SHOWN = 1000;

  private final PrintStream out;
  private final Language language;

  ReportText(PrintStream out, Language language) {
    this.out = out;
    this.language = language;
  }

  void print(CheckReport report) {
    long errors =
        report.findings().stream().filter(found -> found.severity() == Severity.ERROR).count();
    String sample = report.sample() == null ? "" : " " + report.sample();
    String part =
        report.part() == 0
            ? ""
            : " "
                + new TwoLanguages("第%d份（工作表“%s”）", "part %d (sheet \"%s\")")
                    .with(report.part(), report.sheet())
                    .in(language);
    String form = report.form() == null ? "" : " " + report.form().id();
    String counts =
        new TwoLanguages("%d 处错误，%d 处提醒", "%d errors, %d warnings")
            .with(errors, report.findings().size() - errors)
            .in(language);
    out.println(
        report.file()
            + sample
            + part
            + form
            + " "
            + outcome(report).in(language)
            + " ("
            + counts
            + ")");
    Map<String, Integer> kinds = new HashMap<>();
    for (Finding finding : report.findings()) {
      if (kinds.merge(kind(finding), 1, Integer::sum) <= SHOWN) {
        print(finding);
      }
    }
    kinds.forEach((kind, count) -> {
      if (count > SHOWN) {
        out.println(
            new TwoLanguages("  …… 同类问题另有 %d 处", "  … %d more of one kind")
                .with(count - SHOWN)
                .in(language));
      }
    });
    if (!report.pending().isEmpty()) {
      out.println(
          new TwoLanguages("  尚待核实，暂不影响：%s", "  not known yet, so not judged: %s")
              .with(awaited(report))
              .in(language));
    }
  }

  /** What the pending rules are waiting for, each named once. */
  private static String awaited(CheckReport report) {
    Form form = report.form();
    return form == null
        ? ""
        : form.rules().stream()
            .filter(rule -> report.pending().contains(rule.head().id()))
            .map(Rule::awaits)
            .distinct()
            .collect(Collectors.joining("；"));
  }

  private void print(Finding finding) {
    String severity =
        switch (finding.severity()) {
          case ERROR -> new TwoLanguages("错误", "error").in(language);
          case WARNING -> new TwoLanguages("提醒", "warning").in(language);
        };
    String place =
        finding.cells().isEmpty()
            ? finding.sheet()
            : finding.sheet() + "!" + String.join(",", finding.cells());
    out.println(
        "  "
            + severity
            + (place.isEmpty() ? " " : " " + place + " ")
            + new TwoLanguages(finding.message(), finding.english()).in(language));
    if (finding.kept() != null) {
      out.println("    " + new TwoLanguages("说明：", "kept: ").in(language) + finding.kept());
    }
  }

  private static String kind(Finding finding) {
    return finding.rule() == null ? finding.code() : finding.rule();
  }

  private static TwoLanguages outcome(CheckReport report) {
    return switch (report.outcome()) {
      case ACCEPTED -> new TwoLanguages("通过", "accepted");
      case REJECTED -> new TwoLanguages("退回", "rejected");
      case LEFT_OUT -> new TwoLanguages("未全部计入", "not all of it added up");
      case UNREADABLE -> new TwoLanguages("读不了", "unreadable");
    };
  }
}
