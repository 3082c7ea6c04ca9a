package org.nuanbao.workbook.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.form.Form;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.TemplateWriter;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Workbooks of our own are read by the fast scanner alone: no part of them is read twice. */
class OwnWorkbooksTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void templatesArePlain() {
    for (Form form : NoticesOnDisk.forms()) {
      assertThat(odd(TemplateWriter.blank(form, Mark.of(form)))).as(form.id().value()).isEmpty();
    }
  }

  @Test
  void filledOnesAndTheirCopiesArePlain() throws IOException {
    List<Form> forms = NoticesOnDisk.forms();
    WorkbookReader reader = new WorkbookReader(forms, ReadLimits.standard());
    for (Sample sample : samples(forms)) {
      byte[] filled = Filler.fill(sample.form(), sample.raw(), Mark.of(sample.form()));
      assertThat(odd(filled)).as(sample.id()).isEmpty();
      ReadOutcome.Read read = (ReadOutcome.Read) reader.read(filled);
      Facts late = Facts.receivedOn(LocalDate.of(2030, 1, 1), LocalDate.of(2020, 1, 1));
      var findings = Checker.check(read.form(), read.parts().getFirst().reading(), late).findings();
      assertThat(odd(AnnotatedCopy.of(filled, read, findings))).as(sample.id()).isEmpty();
    }
  }

  private static List<Sample> samples(List<Form> forms) throws IOException {
    try (Stream<Path> files = Files.walk(NoticesOnDisk.FOLDER)) {
      return files
          .filter(file -> file.toString().matches(".*/samples/.*[.]json"))
          .flatMap(file -> {
            try {
              return new SampleReader(forms)
                  .read(JSON.readTree(file.toFile()), null).stream().limit(3);
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          })
          .toList();
    }
  }

  /** The parts that the scanner does not take. */
  private static List<String> odd(byte[] file) {
    List<String> odd = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean read =
            entry.getName().matches(".*[.]rels|.*Types].xml|xl/(worksheets/.*|[^/]*)[.]xml");
        if (read && !isPlain(zip.readAllBytes())) {
          odd.add(entry.getName());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return odd;
  }

  private static boolean isPlain(byte[] part) {
    try (PlainTokens tokens = new PlainTokens(new ByteArrayInputStream(part))) {
      XmlTokens.Token token = tokens.next();
      while (token != XmlTokens.Token.DONE) {
        token = tokens.next();
      }
      return true;
    } catch (NotPlain other) {
      return false;
    }
  }
}
