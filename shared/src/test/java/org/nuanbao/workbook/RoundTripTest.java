package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.guard.ReadLimits;

/** By far the longest: its samples are shared out over the cores. */
@Execution(ExecutionMode.CONCURRENT)
class RoundTripTest {
  @TestFactory
  Stream<DynamicTest> judgesAFilledWorkbookAsItsSample() {
    return RoundTrip.samples().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.id(),
                () ->
                    assertThat(RoundTrip.verdict(sample, RoundTrip.filled(sample)))
                        .isEqualTo(RoundTrip.verdict(sample))));
  }

  @TestFactory
  Stream<DynamicTest> judgesAnAnnotatedCopyAsItsOriginal() {
    return RoundTrip.samples().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.id(),
                () ->
                    assertThat(RoundTrip.verdict(sample, annotated(sample)))
                        .isEqualTo(RoundTrip.verdict(sample))));
  }

  @Test
  void readsABlankTemplateAsItsFormWithNothingInIt() {
    for (Form form : forms()) {
      byte[] blank = TemplateWriter.blank(form, Mark.of(form));
      assertThat(new WorkbookReader(forms(), ReadLimits.standard()).read(blank))
          .isInstanceOfSatisfying(
              ReadOutcome.Read.class,
              read -> {
                assertThat(read.form()).isEqualTo(form);
                assertThat(read.findings()).isEmpty();
              });
    }
  }

  @Test
  void takesAnExcerptOfFaultyRowsForNoForm() {
    Sample sample = rosters().getFirst();
    Body.Lines lines = (Body.Lines) sample.typed().body();
    List<Line> shown =
        lines.lines().stream()
            .map(line -> new Line(line.number(), line.number() + 4, line.values()))
            .toList();
    Finding finding =
        new Finding(
            "R", Severity.ERROR, List.of(), "", List.of("A5", "A6"), "CODE", "请改正。", "Correct it.");
    byte[] excerpt =
        FaultyRows.of((Roster) sample.form(), new Body.Lines(shown, List.of()), List.of(finding));
    assertThat(new WorkbookReader(forms(), ReadLimits.standard()).read(excerpt))
        .isInstanceOfSatisfying(
            ReadOutcome.Unreadable.class,
            unreadable -> assertThat(unreadable.why().code()).isEqualTo("TEMPLATE_MISMATCH"));
  }

  @Test
  void seesNoHiddenDataInAListOfProblemsThatWasHidden() throws IOException {
    Sample sample = rosters().getFirst();
    byte[] hidden;
    try (Workbook book = PoiBooks.any(annotated(sample));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.setActiveSheet(1);
      book.setSheetVisibility(0, SheetVisibility.HIDDEN);
      book.write(out);
      hidden = out.toByteArray();
    }
    assertThat(RoundTrip.verdict(sample, hidden)).isEqualTo(RoundTrip.verdict(sample));
  }

  private static List<Sample> rosters() {
    return RoundTrip.samples().stream().filter(sample -> sample.form() instanceof Roster).toList();
  }

  private static byte[] annotated(Sample sample) {
    byte[] original = RoundTrip.filled(sample);
    ReadOutcome.Read read =
        (ReadOutcome.Read) new WorkbookReader(forms(), ReadLimits.standard()).read(original);
    List<Finding> findings = Checker.check(read.form(), read.reading(), sample.facts()).findings();
    return AnnotatedCopy.of(original, read, findings);
  }

  private static List<Form> forms() {
    return NoticesOnDisk.all().stream().flatMap(notice -> notice.forms().stream()).toList();
  }
}
