package org.nuanbao.local.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Prints the way the schema is written, so that a new kind changes only a few lines of it. */
  private static final PrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                  .withArrayEmptySeparator("")
                  .withObjectEmptySeparator(""))
          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

  private static final Path SCHEMA = Path.of("../notices/form.schema.json");

  /** Leaves the right schema in target, to be copied over the old one when a kind changed. */
  @Test
  void anEditorCompletesWhatTheReaderReads() throws IOException {
    JsonNode schema = JSON.readTree(SCHEMA.toFile());
    JsonNode made = RuleSchema.of(schema);
    Path right = Path.of("target/form.schema.json");
    Files.writeString(right, JSON.writer(PRINTER).writeValueAsString(made));
    assertThat(schema).as("copy local/%s to notices/", right).isEqualTo(made);
  }
}
