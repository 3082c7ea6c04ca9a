package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;

/** Every sample below {@code notices} gets exactly the findings it expects. */
class GoldenSamplesTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final List<Form> FORMS = NoticesOnDisk.forms();

  @TestFactory
  Stream<DynamicTest> givesExactlyTheExpectedFindings() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(6);
    return files.stream()
        .flatMap(file ->
            each(file).map(json -> DynamicTest.dynamicTest(name(json), () -> compare(json))));
  }

  @Test
  void everyFormHasSamples() throws IOException {
    for (Form form : FORMS) {
      assertThat(files())
          .as("samples of %s", form.id())
          .anyMatch(file -> file.toString().contains("/" + form.id() + "/"));
    }
  }

  private static void compare(JsonNode json) {
    Sample sample = new SampleReader(FORMS).read(json, null).getFirst();
    CheckResult checked = Checker.check(sample.form(), sample.typed(), sample.facts());
    Set<String> found = new TreeSet<>();
    checked.findings().stream()
        .filter(finding -> finding.rule() != null)
        .forEach(finding ->
            finding
                .refs()
                .forEach(ref -> found.add(line(finding.rule(), ref, finding.severity().name()))));
    Set<String> expected = new TreeSet<>();
    for (JsonNode violation : json.path("expected_violations")) {
      for (JsonNode ref : violation.path("refs")) {
        expected.add(
            line(
                violation.path("rule").asText(),
                ref.asText(),
                violation.path("severity").asText()));
      }
    }
    assertThat(found).isEqualTo(expected);
    Set<String> codes = new TreeSet<>();
    json.path("expected_codes").forEach(code -> codes.add(code.asText()));
    if (!codes.isEmpty() || expected.stream().noneMatch(line -> line.endsWith(" ERROR"))) {
      assertThat(checked.findings())
          .filteredOn(it -> it.rule() == null && it.severity() == Severity.ERROR)
          .as("what is wrong beside the rules")
          .extracting(Finding::code)
          .containsExactlyElementsOf(codes);
    }
  }

  private static String line(String rule, String ref, String severity) {
    return rule + " " + ref + " " + severity.toUpperCase(Locale.ROOT);
  }

  private static Stream<JsonNode> each(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return json.isArray() ? json.valueStream() : Stream.of(json);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String name(JsonNode json) {
    return json.path("sample_id").asText();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(NoticesOnDisk.FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.toString().contains("samples"))
          .sorted()
          .toList();
    }
  }
}
