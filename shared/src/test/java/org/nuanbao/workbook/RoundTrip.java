package org.nuanbao.workbook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Samples filled into their form's template and read again must be judged as they are from JSON.
 * What is compared: the values, and rule or code, severity and ref of every finding. The facts that
 * no workbook carries are the sample's own both times.
 */
public final class RoundTrip {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final List<Form> FORMS =
      NoticesOnDisk.all().stream().flatMap(notice -> notice.forms().stream()).toList();

  private RoundTrip() {}

  /** Every sample below the notices. */
  public static List<Sample> samples() {
    try (Stream<Path> all = Files.walk(NoticesOnDisk.FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.toString().contains("samples"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Sample> read(Path file) {
    try {
      return new SampleReader(FORMS).read(JSON.readTree(file.toFile()), null);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static byte[] filled(Sample sample) {
    return Filler.fill(sample.form(), sample.raw(), Mark.of(sample.form()));
  }

  /** What is wrong with the sample itself. */
  public static SortedSet<String> verdict(Sample sample) {
    SortedSet<String> said =
        said(Checker.check(sample.form(), sample.typed(), sample.facts()).findings());
    said.add("values " + ValuesHash.of(sample.typed()));
    return said;
  }

  /** What is wrong with the workbook, given the sample's facts. */
  public static SortedSet<String> verdict(Sample sample, byte[] workbook) {
    return switch (new WorkbookReader(FORMS, ReadLimits.standard()).read(workbook)) {
      case ReadOutcome.Unreadable(Finding why) -> said(List.of(why));
      case ReadOutcome.Read read -> {
        List<Finding> all = new ArrayList<>(read.findings());
        all.addAll(Checker.check(read.form(), read.reading(), sample.facts()).findings());
        SortedSet<String> said = said(all);
        said.add("values " + ValuesHash.of(read.reading()));
        yield said;
      }
    };
  }

  private static SortedSet<String> said(List<Finding> findings) {
    SortedSet<String> said = new TreeSet<>();
    for (Finding finding : findings) {
      String rule = finding.rule() == null ? finding.code() : finding.rule();
      finding.refs().forEach(ref -> said.add(rule + " " + finding.severity() + " " + ref));
      if (finding.refs().isEmpty()) {
        said.add(rule + " " + finding.severity());
      }
    }
    return said;
  }
}
