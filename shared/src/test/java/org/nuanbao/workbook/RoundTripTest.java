package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Sample;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.guard.ReadLimits;

class RoundTripTest {
  @TestFactory
  Stream<DynamicTest> judgesAFilledWorkbookAsItsSample() {
    return RoundTrip.samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.id(),
                    () ->
                        assertThat(RoundTrip.verdict(sample, RoundTrip.filled(sample)))
                            .isEqualTo(RoundTrip.verdict(sample))));
  }

  @TestFactory
  Stream<DynamicTest> judgesAnAnnotatedCopyAsItsOriginal() {
    return RoundTrip.samples().stream()
        .map(
            sample ->
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
              Opened.Read.class,
              read -> {
                assertThat(read.form()).isEqualTo(form);
                assertThat(read.findings()).isEmpty();
              });
    }
  }

  private static byte[] annotated(Sample sample) {
    byte[] original = RoundTrip.filled(sample);
    Opened.Read read =
        (Opened.Read) new WorkbookReader(forms(), ReadLimits.standard()).read(original);
    List<Finding> findings =
        Checker.check(read.form(), read.reading(), sample.facts()).findings();
    return AnnotatedCopy.of(original, read.form(), read.reading(), findings);
  }

  private static List<Form> forms() {
    return NoticesOnDisk.all().stream().flatMap(notice -> notice.forms().stream()).toList();
  }
}
