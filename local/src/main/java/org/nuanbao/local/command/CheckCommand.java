package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.sample.BadSample;
import org.nuanbao.sample.FactsReader;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads and judges workbooks offline, with the code the functions run. */
@Command(name = "check", header = "离线审核工作簿 · reads and validates workbooks offline")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Notices notices = new Notices();

  @ParentCommand private Nuanbao nuanbao = new Nuanbao();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "工作簿或 JSON 样例 · workbooks (.xlsx, .xls, .xlsb, .ods, .et) or JSON samples")
  private List<Path> files = List.of();

  @Option(names = "--form", paramLabel = "FORM", description = "表的编号 · the form's id")
  private @Nullable String form;

  @Option(
      names = "--submitted-on",
      paramLabel = "DATE",
      description = "报送日期，如 2000-01-18 · the day it was received")
  private @Nullable LocalDate submittedOn;

  @Option(
      names = "--context",
      paramLabel = "CTX.json",
      description = "表外事实 · facts that a workbook cannot carry")
  private @Nullable Path context;

  @Option(names = "--json", description = "每个文件一行 JSON · one line of JSON a file")
  private boolean json;

  @Option(
      names = "--values",
      description = "与 --json 同用：列出读到的值 · with --json: every value read, by its cell")
  private boolean values;

  @Option(
      names = "--annotate",
      paramLabel = "DIR",
      description = "在此目录存放标注副本 · where to put annotated copies")
  private @Nullable Path annotate;

  private final Set<Path> taken = new HashSet<>();

  @Override
  public Integer call() throws IOException {
    GivenFiles.demandFiles(files);
    Form named = form == null ? null : notices.form(form);
    Inspection inspection = new Inspection(notices, named, facts());
    int[] exit = {Exit.OK};
    Progress progress = new Progress();
    SideBySide.each(
        files,
        file -> checked(inspection, file),
        (file, checked) -> {
          exit[0] = Math.max(exit[0], told(file, checked));
          progress.oneMore();
        });
    return exit[0];
  }

  /** What came of a file; the copy is null where none was wanted. */
  private record Checked(List<CheckReport> reports, AnnotatedCopy.@Nullable Outcome copy) {}

  private Checked checked(Inspection inspection, Path file) throws IOException {
    List<CheckReport> reports = inspection.of(file);
    return new Checked(reports, annotated(file, reports));
  }

  /**
   * Tells what came of a file; returns its exit status. Whatever it is, the files after it are told
   * of too.
   */
  private int told(Path file, Callable<Checked> work) {
    int exit = Exit.OK;
    try {
      Checked checked = work.call();
      PrintStream out = System.out;
      for (CheckReport report : checked.reports()) {
        if (json) {
          out.println(ReportJson.line(report, nuanbao.language(), values));
        } else {
          new ReportText(out, nuanbao.language()).print(report);
        }
        exit = Math.max(exit, report.exit());
      }
      kept(file, checked.copy());
      return exit;
    } catch (Exception | Error e) {
      CommandFailure failure = Mishaps.of(e);
      TwoLanguages why = failure.said();
      nuanbao.remark(
          why.chinese().contains(file.toString())
              ? why
              : new TwoLanguages(file + "：" + why.chinese(), file + ": " + why.english()));
      return Math.max(exit, failure.status());
    }
  }

  /** Tells now and then how far a long check is. */
  private final class Progress {
    private static final long EVERY = 10_000_000_000L;

    private long last = System.nanoTime();
    private int done;

    void oneMore() {
      done++;
      if (System.nanoTime() - last > EVERY && done < files.size()) {
        last = System.nanoTime();
        nuanbao.remark(
            new TwoLanguages("已审核 %d 个文件，共 %d 个", "%d of %d files checked")
                .with(done, files.size()));
      }
    }
  }

  private Facts facts() throws IOException {
    try {
      return Inspection.facts(context == null ? null : GivenFiles.json(context), submittedOn);
    } catch (BadSample e) {
      throw CommandFailure.usage(
          "--context 文件不对：" + e.getMessage(), "Wrong --context file: " + e.getMessage());
    }
  }

  /** Makes one annotated copy for all parts. A finding about the whole file stands in it once. */
  private AnnotatedCopy.@Nullable Outcome annotated(Path file, List<CheckReport> reports)
      throws IOException {
    ReadOutcome.Read read = reports.isEmpty() ? null : reports.getFirst().read();
    List<Finding> findings =
        reports.stream().flatMap(report -> report.findings().stream()).distinct().toList();
    return annotate == null || read == null || findings.isEmpty()
        ? null
        : AnnotatedCopy.attempt(Files.readAllBytes(file), read, findings);
  }

  private void kept(Path file, AnnotatedCopy.@Nullable Outcome copy) throws IOException {
    switch (copy) {
      case null -> {}
      case AnnotatedCopy.Outcome.Copy(Bytes bytes) ->
          GivenFiles.write(
              free(Files.createDirectories(Objects.requireNonNull(annotate)), file), bytes.array());
      case AnnotatedCopy.Outcome.TooLarge() ->
          nuanbao.remark(
              new TwoLanguages(
                      "%s：单元格太多（包括空白的），没有生成标注副本",
                      "%s: no annotated copy, it has too many cells (empty ones too)")
                  .with(file));
      case AnnotatedCopy.Outcome.Failed(Throwable why) ->
          nuanbao.remark(
              new TwoLanguages("%s：没有生成标注副本（%s）", "%s: no annotated copy (%s)")
                  .with(file, why.getClass().getSimpleName()));
    }
  }

  /** A path that no copy has yet: files of the same name from two folders must not share one. */
  private Path free(Path folder, Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path path = folder.resolve(name);
    for (int i = 2; !taken.add(path); i++) {
      path = folder.resolve(name.substring(0, dot) + "-" + i + name.substring(dot));
    }
    return path;
  }

  /** Reads and judges the files a user names, workbooks and samples alike. */
  private static final class Inspection {
    private final Notices notices;
    private final @Nullable FormId hint;
    private final Facts given;
    private final WorkbookReader reader;

    /**
     * An inspection with what is the same for all files.
     *
     * @param named the form of samples that name none, and the only one workbooks may be of
     * @param given facts for workbooks; samples bring their own
     */
    Inspection(Notices notices, @Nullable Form named, Facts given) {
      this.notices = notices;
      this.hint = named == null ? null : named.id();
      this.given = given;
      List<Form> wanted = named == null ? notices.forms() : List.of(named);
      reader = new WorkbookReader(wanted, ReadLimits.standard());
    }

    /**
     * The facts in a context file, a whole sample or the bare lists. A given {@code submittedOn}
     * replaces the day in it.
     */
    static Facts facts(@Nullable JsonNode context, @Nullable LocalDate submittedOn) {
      Facts facts = context == null ? Facts.NONE : FactsReader.ofContext(nested(context));
      return submittedOn == null ? facts : facts.on(submittedOn);
    }

    private static JsonNode nested(JsonNode context) {
      if (!(context instanceof ObjectNode bare) || bare.has("context") || bare.has("data")) {
        return context;
      }
      ObjectNode whole = bare.deepCopy();
      whole.set("context", bare);
      return whole;
    }

    List<CheckReport> of(Path file) throws IOException {
      return GivenFiles.isJson(file) ? samples(file) : workbook(file, Files.readAllBytes(file));
    }

    private List<CheckReport> samples(Path file) throws IOException {
      List<CheckReport> reports = new ArrayList<>();
      try {
        for (Sample sample : new SampleReader(notices.forms()).read(GivenFiles.json(file), hint)) {
          CheckResult checked = Checker.check(sample.form(), sample.typed(), sample.facts());
          reports.add(CheckReport.ofSample(file.toString(), sample.id(), sample.form(), checked));
        }
      } catch (BadSample e) {
        throw GivenFiles.notASample(file, e);
      }
      return reports;
    }

    private List<CheckReport> workbook(Path file, byte[] bytes) {
      return switch (reader.read(bytes)) {
        case ReadOutcome.Unreadable(Finding why) ->
            List.of(CheckReport.unreadable(file.toString(), why));
        case ReadOutcome.Read read -> {
          List<CheckReport> reports = new ArrayList<>();
          boolean several = read.parts().size() > 1;
          for (ReadOutcome.Part part : read.parts()) {
            CheckResult checked = Checker.check(read.form(), part.reading(), given);
            List<Finding> all = new ArrayList<>(read.findings(part));
            all.addAll(checked.findings());
            int number = several ? reports.size() + 1 : 0;
            reports.add(
                CheckReport.ofWorkbook(
                    file.toString(),
                    read,
                    number,
                    new CheckResult(read.reasons().keep(all), checked.pending())));
          }
          yield reports;
        }
      };
    }
  }
}
