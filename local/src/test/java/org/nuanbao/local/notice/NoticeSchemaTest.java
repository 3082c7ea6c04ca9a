package org.nuanbao.local.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every YAML file below {@code notices} keeps to the schema that its first line names for the
 * editor.
 */
class NoticeSchemaTest {
  private static final Path NOTICES = Path.of("..", "notices");
  private static final String HEADER = "# yaml-language-server: $schema=";
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyFileKeepsItsSchema() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : files) {
      assertThat(faults(file, Files.readString(file))).as("%s", file).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dalian-2018-1.yaml, severity: error, severty: error",
    "dalian-2018-1.yaml, kind: sum, kind: summ",
    "dalian-2018-1.yaml, type: count, type: counts",
    "dalian-2018-1.yaml, script: hans, script: Hans",
    "henan-2017-2.yaml, columns:, colums:",
    "henan-2017-2.yaml, person: id_no, persn: id_no",
    "henan-2017-2.yaml, due: 2017-01-10, due: 10.01.2017",
    "henan-2017-2.yaml, times: 8, time: 8",
    "notice.yaml, inclusive: true, inclusive: perhaps",
    "notice.yaml, issuer:, isuer:",
  })
  void refusesATypingError(String name, String right, String wrong) throws IOException {
    Path file = files().stream().filter(it -> it.endsWith(name)).findFirst().orElseThrow();
    String text = Files.readString(file);
    assertThat(text).contains(right);
    assertThat(faults(file, text.replaceFirst(right, wrong))).isNotEmpty();
  }

  private static Set<ValidationMessage> faults(Path file, String text) throws IOException {
    String first = text.lines().findFirst().orElse("");
    assertThat(first).as("first line of %s", file).startsWith(HEADER);
    Path schema = file.resolveSibling(first.substring(HEADER.length())).normalize();
    JsonNode data = YAML.readTree(text);
    return schema(schema).validate(data);
  }

  private static JsonSchema schema(Path file) throws IOException {
    JsonNode json = YAML.readTree(file.toFile());
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(NOTICES)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
