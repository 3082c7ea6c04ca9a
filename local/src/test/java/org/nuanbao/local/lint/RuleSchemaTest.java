package org.nuanbao.local.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMA = Path.of("../notices/form.schema.json");

  /** What it should be is left in target, to be copied over the schema when a kind changed. */
  @Test
  void anEditorCompletesWhatTheReaderReads() throws IOException {
    JsonNode schema = JSON.readTree(SCHEMA.toFile());
    JsonNode made = RuleSchema.of(schema);
    Path right = Path.of("target/form.schema.json");
    Files.writeString(right, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n");
    assertThat(schema).as("copy local/%s to notices/", right).isEqualTo(made);
  }
}
