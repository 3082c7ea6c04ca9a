package org.nuanbao.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void aLineIsWhatCloudWatchMakesAMetricOf() throws IOException {
    JsonNode line =
        read(
            Measures.line(
                Instant.ofEpochMilli(7), "Rejections", "Count", 1, Map.of("code", "ID_CHECK")));
    assertThat(line.path("Rejections").asDouble()).isEqualTo(1);
    assertThat(line.path("code").asText()).isEqualTo("ID_CHECK");
    assertThat(line.path("_aws").toString())
        .isEqualTo(
            "{\"Timestamp\":7,\"CloudWatchMetrics\":[{\"Namespace\":\"Nuanbao\","
                + "\"Dimensions\":[[\"code\"]],"
                + "\"Metrics\":[{\"Name\":\"Rejections\",\"Unit\":\"Count\"}]}]}");
  }

  @Test
  void aMetricWithoutDimensionsSaysSo() throws IOException {
    JsonNode line = read(Measures.line(Instant.EPOCH, "Uploads", "Count", 1, Map.of()));
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[]]");
  }

  private static JsonNode read(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }
}
