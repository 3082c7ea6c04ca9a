package org.nuanbao.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.RoundTrip;

class LibreOfficeRoundTripIT {
  @TempDir Path folder = Path.of("");

  @Test
  void judgesWorkbooksSavedAgainAsTheirSamples() throws IOException, InterruptedException {
    LibreOffice office = LibreOffice.found(folder);
    List<Sample> samples = RoundTrip.samples();
    assertThat(samples).isNotEmpty();
    List<Path> files = filled(samples);
    for (String format : List.of("xlsx", "xls", "ods")) {
      Path saved = Files.createDirectory(folder.resolve("saved-" + format));
      office.convert(files, format, saved);
      SoftAssertions all = new SoftAssertions();
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        byte[] workbook = Files.readAllBytes(saved.resolve(i + "." + format));
        all.assertThat(RoundTrip.verdict(sample, workbook))
            .as("%s as %s", sample.id(), format)
            .isEqualTo(RoundTrip.verdict(sample));
      }
      all.assertAll();
    }
  }

  private List<Path> filled(List<Sample> samples) throws IOException {
    Path from = Files.createDirectory(folder.resolve("filled"));
    List<Path> files = new ArrayList<>();
    for (Sample sample : samples) {
      Path file = from.resolve(files.size() + ".xlsx");
      files.add(Files.write(file, RoundTrip.filled(sample)));
    }
    return files;
  }
}
