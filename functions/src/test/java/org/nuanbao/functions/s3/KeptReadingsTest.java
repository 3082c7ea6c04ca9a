package org.nuanbao.functions.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Mails.MailedWorkbook;

/** Readings and what was recognised, as they lie in the buckets. */
class KeptReadingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Line> ROWS =
      List.of(
          new Line(1, 5, List.of(new Value.Text("样例甲"), Value.Blank.IT, number("0.10"))),
          new Line(2, 7, List.of(new Value.Broken("#REF!"), day("2018-01-10"), number("1E+3"))));
  private static final Reading FIGURES =
      new Reading(
          new FormId("henan-2017-1"),
          "v1",
          "统计表",
          "/city/one/",
          entries("unit", new Entry(new Value.Text("样例一公司"), "A2"), "date", Entry.NONE),
          new Body.Figures(
              entries(
                  "2.A",
                  new Entry(number("12.30"), "B3"),
                  "1.B",
                  new Entry(number("1E+3"), null),
                  "1.C",
                  new Entry(new Value.Text("{\"n\":\"1\"} \\ \"引号\""), "别的表!B4"))));
  private static final Reading ROSTER =
      new Reading(
          new FormId("henan-2017-2"),
          "v2",
          "",
          null,
          Map.of(),
          new Body.Lines(ROWS, List.of("A", "", "名单!C+1")));
  private static final Reading CARD =
      new Reading(
          new FormId("henan-2017-3"),
          "v1",
          "卡",
          null,
          entries("date", new Entry(day("2018-01-02"), "B1")),
          new Body.Answers(
              entries("name", new Entry(new Value.Text("样例乙"), "C2")),
              tables("family", new Body.Lines(ROWS, List.of("A", "B", "C")))));

  private final KeptJson kept = new KeptJson("readings");

  @AfterEach
  void close() {
    kept.close();
  }

  private static Value number(String number) {
    return new Value.Numeric(new BigDecimal(number));
  }

  private static Value day(String day) {
    return new Value.Day(LocalDate.parse(day));
  }

  private static Map<String, Body.Lines> tables(String key, Body.Lines table) {
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    tables.put(key, table);
    tables.put("none", Body.Lines.none());
    return tables;
  }

  private static Map<String, Entry> entries(Object... pairs) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put((String) pairs[i], (Entry) pairs[i + 1]);
    }
    return entries;
  }

  @Test
  void readingsAreWritten() {
    kept.isWritten("figures", FIGURES, reading -> head(0, reading));
    kept.isWritten("roster", ROSTER, reading -> head(1, reading));
    kept.isWritten("cards", CARD, reading -> head(0, reading, FIGURES));
    kept.isWritten("rows", ROWS, rows -> S3Readings.lines(rows).toString());
  }

  @Test
  void readingsAreRead() throws JsonProcessingException {
    List<Line> rows = S3Readings.lines(JSON.readTree(kept.document("rows")));
    assertThat(rows).isEqualTo(ROWS);
    assertThat(readings("figures", List.of())).containsExactly(FIGURES);
    assertThat(readings("roster", rows)).containsExactly(ROSTER);
    assertThat(readings("cards", List.of())).containsExactly(CARD, FIGURES);
  }

  private static String head(int parts, Reading... readings) {
    ObjectNode head = JSON.createObjectNode();
    head.put("parts", parts);
    ArrayNode heads = head.putArray("readings");
    for (Reading reading : readings) {
      heads.add(S3Readings.json(reading));
    }
    return head.toString();
  }

  private List<Reading> readings(String name, List<Line> rows) throws JsonProcessingException {
    JsonNode head = JSON.readTree(kept.document(name));
    return head.path("readings").valueStream().map(each -> S3Readings.reading(each, rows)).toList();
  }

  @Test
  void whatWasRecognisedIsWrittenAndRead() {
    both(
        "filled",
        new MailedWorkbook.Filled(
            new FormId("henan-2017-2"),
            "/city/one/",
            List.of("样例一公司", "样例“一”公司"),
            List.of(LocalDate.of(2018, 1, 2))));
    both(
        "unmarked",
        new MailedWorkbook.Filled(new FormId("henan-2017-2"), null, List.of(), List.of()));
    both("unknown", new MailedWorkbook.Unknown("打不开这个文件。", "It cannot be opened."));
  }

  private void both(String name, MailedWorkbook value) {
    kept.isWritten(name, value, known -> new String(S3Mails.json(known), UTF_8));
    assertThat(S3Mails.recognised(kept.document(name).getBytes(UTF_8))).isEqualTo(value);
  }
}
