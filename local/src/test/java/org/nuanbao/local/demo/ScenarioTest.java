package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  @Test
  void equalNumbersMayBeWrittenDifferently() throws IOException {
    assertThat(
            Scenario.differences(
                json("{\"a\":1.50,\"b\":{\"c\":2}}"), json("{\"b\":{\"c\":2.0},\"a\":1.5}")))
        .isEmpty();
  }

  @Test
  void namesEachFigureThatDiffersIsMissingOrTooMany() throws IOException {
    assertThat(Scenario.differences(json("{\"a\":1,\"b\":2}"), json("{\"a\":1.01,\"c\":3}")))
        .hasSize(3);
  }

  private static JsonNode json(String text) throws IOException {
    return Scenario.JSON.readTree(text);
  }
}
