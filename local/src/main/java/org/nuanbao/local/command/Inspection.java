package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Reads and judges the files a user names, workbooks and samples alike. */
final class Inspection {
  private final List<Form> forms;
  private final @Nullable FormId hint;
  private final Facts given;
  private final WorkbookReader reader;

  /**
   * What holds for all files.
   *
   * @param hint the form of samples that name none, and the only one workbooks may be of
   * @param given facts for workbooks; samples bring their own
   */
  Inspection(List<Form> forms, @Nullable FormId hint, Facts given) {
    this.forms = forms;
    this.hint = hint;
    this.given = given;
    List<Form> wanted =
        hint == null ? forms : forms.stream().filter(form -> form.id().equals(hint)).toList();
    reader = new WorkbookReader(wanted, ReadLimits.standard());
  }

  /**
   * The facts of a context file, of a whole sample, or of the bare lists; the day wins over its.
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
      for (Sample sample : new SampleReader(forms).read(GivenFiles.json(file), hint)) {
        CheckResult checked = Checker.check(sample.form(), sample.typed(), sample.facts());
        reports.add(CheckReport.ofSample(file.toString(), sample.id(), sample.form(), checked));
      }
    } catch (BadSample e) {
      throw CommandFailure.usage(
          "不是样例：%s（%s）".formatted(file, e.getMessage()),
          "Not a sample: %s (%s)".formatted(file, e.getMessage()));
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
