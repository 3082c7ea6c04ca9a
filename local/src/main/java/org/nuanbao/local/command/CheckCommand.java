package org.nuanbao.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.sample.BadSample;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.CopyOutcome;
import org.nuanbao.workbook.ReadOutcome;
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
      description = "工作簿或 JSON 样例 · workbooks (.xlsx, .xls) or JSON samples")
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
    List<Form> forms = notices.forms();
    FormId hint = form == null ? null : notices.form(form).id();
    Inspection inspection = new Inspection(forms, hint, facts());
    int exit = Exit.OK;
    for (Path file : files) {
      exit = Math.max(exit, checked(inspection, file));
    }
    return exit;
  }

  /** Whatever one file does, those behind it are looked at. */
  private int checked(Inspection inspection, Path file) {
    int exit = Exit.OK;
    try {
      PrintStream out = System.out;
      List<CheckReport> reports = inspection.of(file);
      for (CheckReport report : reports) {
        if (json) {
          out.println(ReportJson.line(report, nuanbao.language(), values));
        } else {
          new ReportText(out, nuanbao.language()).print(report);
        }
        exit = Math.max(exit, report.exit());
      }
      annotated(file, reports);
      return exit;
    } catch (IOException | RuntimeException | Error e) {
      CommandFailure failure = Mishaps.of(e);
      TwoLanguages why = failure.said();
      nuanbao.remark(
          why.chinese().contains(file.toString())
              ? why
              : new TwoLanguages(file + "：" + why.chinese(), file + ": " + why.english()));
      return Math.max(exit, failure.status());
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

  /** One copy with what was found in all parts; what holds for the file stands in it once. */
  private void annotated(Path file, List<CheckReport> reports) throws IOException {
    ReadOutcome.Read read = reports.isEmpty() ? null : reports.getFirst().read();
    List<Finding> findings =
        reports.stream().flatMap(report -> report.findings().stream()).distinct().toList();
    if (annotate == null || read == null || findings.isEmpty()) {
      return;
    }
    switch (AnnotatedCopy.attempt(Files.readAllBytes(file), read, findings)) {
      case CopyOutcome.Copy(Bytes copy) ->
          GivenFiles.write(free(Files.createDirectories(annotate), file), copy.array());
      case CopyOutcome.TooLarge() ->
          nuanbao.remark(
              new TwoLanguages(
                      "%s：单元格太多（包括空白的），没有生成标注副本",
                      "%s: no annotated copy, it has too many cells (empty ones too)")
                  .with(file));
      case CopyOutcome.Failed(Throwable why) ->
          nuanbao.remark(
              new TwoLanguages("%s：没有生成标注副本（%s）", "%s: no annotated copy (%s)")
                  .with(file, why.getClass().getSimpleName()));
    }
  }

  /** Two files of one name from two folders do not overwrite each other's copy. */
  private Path free(Path folder, Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path path = folder.resolve(name);
    for (int i = 2; !taken.add(path); i++) {
      path = folder.resolve(name.substring(0, dot) + "-" + i + name.substring(dot));
    }
    return path;
  }
}
