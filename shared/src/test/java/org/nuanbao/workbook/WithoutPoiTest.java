package org.nuanbao.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.workbook.guard.ReadLimits;

/** Reading and judging an .xlsx loads no class of POI or XMLBeans: they cost a cold start most. */
class WithoutPoiTest {
  @TempDir Path folder;

  @Test
  void smallRosterIsReadAndJudgedWithoutPoi() throws IOException, InterruptedException {
    Path file = folder.resolve("roster.xlsx");
    BigRoster.write(file, 200, 1);
    // A process of its own, because in this one other tests have loaded POI.
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    List<String> said = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as("%s", said.reversed().stream().limit(20).toList()).isZero();
    assertThat(said).anyMatch(line -> line.contains(" org.nuanbao.check.Checker source:"));
    assertThat(said).noneMatch(line -> line.contains(" org.apache.poi."));
    assertThat(said).noneMatch(line -> line.contains(" org.apache.xmlbeans."));
    assertThat(said).noneMatch(line -> line.contains(" org.openxmlformats."));
  }

  /** Reads and judges one workbook. */
  static final class Reading {
    private Reading() {}

    public static void main(String[] args) throws IOException {
      ReadOutcome.Read read =
          (ReadOutcome.Read)
              new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard())
                  .read(Files.readAllBytes(Path.of(args[0])));
      for (ReadOutcome.Part part : read.parts()) {
        if (Checker.check(read.form(), part.reading(), Facts.NONE).findings().isEmpty()) {
          throw new IllegalStateException("a big roster has faults");
        }
      }
    }
  }
}
