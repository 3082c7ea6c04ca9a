package org.nuanbao.functions.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

class S3ReadingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void keepsEveryKindOfValueAndItsCell() throws JsonProcessingException {
    Map<String, Entry> items =
        Map.of(
            "1.A", new Entry(new Value.Numeric(new BigDecimal("12.30")), "B3"),
            "1.B", new Entry(new Value.Numeric(new BigDecimal("1E+3")), null),
            "1.C", Entry.NONE,
            "1.D", new Entry(new Value.Text("{\"n\":\"1\"}"), "B4"),
            "1.E", new Entry(new Value.Day(LocalDate.of(2018, 1, 10)), "B5"),
            "1.F", new Entry(new Value.Broken("#REF!"), "B6"));
    Reading reading =
        new Reading(
            SampleCampaign.STATISTICS,
            "v1",
            "统计表",
            "/city/one/",
            Map.of("unit", new Entry(new Value.Text("样例一公司"), "A2")),
            new Body.Figures(items));
    assertThat(S3Readings.reading(stored(S3Readings.json(reading)), List.of())).isEqualTo(reading);
  }

  @Test
  void keepsRowsWithTheirNumbersAndColumns() throws JsonProcessingException {
    List<Line> lines =
        List.of(
            new Line(1, 5, List.of(new Value.Text("张三"), Value.Blank.IT)),
            new Line(2, 7, List.of(new Value.Numeric(new BigDecimal("0.10")), Value.Blank.IT)));
    Reading reading =
        new Reading(
            SampleCampaign.ROSTER,
            "v1",
            "汇总表",
            null,
            Map.of(),
            new Body.Lines(lines, List.of("A", "C")));
    assertThat(
            S3Readings.reading(
                stored(S3Readings.json(reading)),
                S3Readings.lines(stored(S3Readings.lines(lines)))))
        .isEqualTo(reading);
  }

  private static JsonNode stored(JsonNode json) throws JsonProcessingException {
    return JSON.readTree(json.toString());
  }
}
