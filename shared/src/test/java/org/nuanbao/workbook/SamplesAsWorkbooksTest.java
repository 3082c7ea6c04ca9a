package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Every sample, filled into its form's workbook and read again, says what it said. */
class SamplesAsWorkbooksTest {
  private static final List<Form> FORMS = NoticesOnDisk.forms();
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @TestFactory
  Stream<DynamicTest> readsWhatWasFilledIn() throws IOException {
    List<Sample> samples;
    try (Stream<Path> files = Files.walk(NoticesOnDisk.FOLDER)) {
      samples =
          files
              .filter(file -> file.toString().matches(".*/samples/.*[.]json"))
              .flatMap(this::samples)
              .toList();
    }
    assertThat(samples).hasSizeGreaterThan(20);
    return samples.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.id(), () -> compare(sample)));
  }

  private Stream<Sample> samples(Path file) {
    try {
      return new SampleReader(FORMS).read(JSON.readTree(file.toFile()), null).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void compare(Sample sample) {
    byte[] file = Filler.fill(sample.form(), sample.raw(), Mark.of(sample.form()));

    ReadOutcome opened = new WorkbookReader(FORMS, ReadLimits.standard()).read(file);

    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(read.form()).isEqualTo(sample.form());
    assertThat(read.findings()).isEmpty();
    assertThat(Said.of(read.reading())).isEqualTo(Said.of(sample.typed()));
  }
}
