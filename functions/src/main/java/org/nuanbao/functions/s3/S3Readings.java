package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.SubmissionId;

/**
 * Accepted values in the bucket of workings, below {@code readings/<submission>/}: a head with all
 * readings of the file, and a roster's rows in parts of 1,000; a file has at most one roster. Each
 * object is compressed (RFC 1952), then sealed to its own key. The head counts the parts and is
 * written last. A value is null, a text, or an object with one of {@code n} (a number as text,
 * scale kept), {@code d} (a day), {@code b} (a broken cell).
 */
@Singleton
public final class S3Readings implements Readings {
  private static final int PART = 1_000;

  /** How many parts are read or written at once. */
  private static final int AT_ONCE = 8;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SealedJson workings;

  /** Uses an existing bucket. */
  public S3Readings(@Named("workings") Bucket workings, FieldSealer sealer) {
    this.workings = new SealedJson(workings, sealer);
  }

  @Override
  public void save(SubmissionId id, List<Reading> readings) {
    List<List<Line>> parts =
        readings.stream().flatMap(reading -> parts(reading.body()).stream()).toList();
    IntStream.range(0, parts.size())
        .boxed()
        .gather(
            Gatherers.mapConcurrent(AT_ONCE, i -> workings.put(part(id, i), lines(parts.get(i)))))
        .forEach(written -> {});
    ObjectNode head = JSON.createObjectNode();
    head.put("parts", parts.size());
    ArrayNode heads = head.putArray("readings");
    readings.forEach(reading -> heads.add(json(reading)));
    workings.put(head(id), head);
  }

  @Override
  public List<Reading> parts(SubmissionId id) {
    JsonNode head = workings.demand(head(id));
    List<Line> lines =
        IntStream.range(0, head.path("parts").asInt())
            .boxed()
            .gather(Gatherers.mapConcurrent(AT_ONCE, i -> lines(workings.demand(part(id, i)))))
            .flatMap(List::stream)
            .toList();
    return head.path("readings").valueStream().map(each -> reading(each, lines)).toList();
  }

  private static List<List<Line>> parts(Body body) {
    return switch (body) {
      case Body.Figures _, Body.Answers _ -> List.of();
      case Body.Lines(List<Line> lines, List<String> ignored) ->
          lines.stream().gather(Gatherers.windowFixed(PART)).toList();
    };
  }

  private static String head(SubmissionId id) {
    return "readings/" + id + "/head";
  }

  private static String part(SubmissionId id, int number) {
    return "readings/" + id + "/part-" + number;
  }

  /** A reading without its roster's rows. */
  static ObjectNode json(Reading reading) {
    ObjectNode head = NODES.objectNode();
    head.put("form", reading.form().value());
    head.put("version", reading.version());
    head.put("sheet", reading.sheet());
    head.put("unit", reading.unit());
    head.set("fields", entries(reading.fields()));
    switch (reading.body()) {
      case Body.Figures(Map<String, Entry> items) -> head.set("items", entries(items));
      case Body.Lines(List<Line> _, List<String> letters) ->
          letters.forEach(head.putArray("letters")::add);
      case Body.Answers(Map<String, Entry> answers, Map<String, Body.Lines> tables) -> {
        head.set("answers", entries(answers));
        ObjectNode all = head.putObject("tables");
        tables.forEach((key, table) -> all.set(key, table(table)));
      }
    }
    return head;
  }

  static ArrayNode lines(List<Line> lines) {
    ArrayNode array = NODES.arrayNode(lines.size());
    for (Line line : lines) {
      ArrayNode row = array.addArray().add(line.number()).add(line.sheetRow());
      line.values().forEach(each -> row.add(value(each)));
    }
    return array;
  }

  /** Makes a reading from its head and, for a roster, its rows. */
  static Reading reading(JsonNode head, List<Line> lines) {
    return new Reading(
        new FormId(head.path("form").asText()),
        head.path("version").asText(),
        head.path("sheet").asText(),
        text(head.path("unit")),
        entries(head.path("fields")),
        body(head, lines));
  }

  private static Body body(JsonNode head, List<Line> lines) {
    if (head.has("items")) {
      return new Body.Figures(entries(head.path("items")));
    }
    if (head.has("answers")) {
      Map<String, Body.Lines> tables = new LinkedHashMap<>();
      head.path("tables")
          .propertyStream()
          .forEach(table -> {
            JsonNode rows = table.getValue();
            tables.put(table.getKey(), new Body.Lines(lines(rows.path("rows")), letters(rows)));
          });
      return new Body.Answers(entries(head.path("answers")), tables);
    }
    return new Body.Lines(lines, letters(head));
  }

  /** A card's small table, which is stored with the card's answers. */
  private static ObjectNode table(Body.Lines table) {
    ObjectNode object = NODES.objectNode();
    table.letters().forEach(object.putArray("letters")::add);
    object.set("rows", lines(table.lines()));
    return object;
  }

  private static List<String> letters(JsonNode node) {
    return node.path("letters").valueStream().map(JsonNode::asText).toList();
  }

  static List<Line> lines(JsonNode array) {
    List<Line> lines = new ArrayList<>(array.size());
    for (JsonNode row : array) {
      List<Value> values = new ArrayList<>(row.size() - 2);
      for (int i = 2; i < row.size(); i++) {
        values.add(value(row.get(i)));
      }
      lines.add(new Line(row.path(0).asInt(), row.path(1).asInt(), List.copyOf(values)));
    }
    return lines;
  }

  private static ObjectNode entries(Map<String, Entry> entries) {
    ObjectNode object = NODES.objectNode();
    entries.forEach(
        (key, entry) -> object.putArray(key).add(value(entry.value())).add(entry.cell()));
    return object;
  }

  private static Map<String, Entry> entries(JsonNode object) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    object
        .propertyStream()
        .forEach(property -> {
          JsonNode pair = property.getValue();
          entries.put(property.getKey(), new Entry(value(pair.path(0)), text(pair.path(1))));
        });
    return entries;
  }

  private static JsonNode value(Value value) {
    return switch (value) {
      case Value.Blank _ -> NODES.nullNode();
      case Value.Text(String text) -> NODES.textNode(text);
      case Value.Numeric(BigDecimal number) -> NODES.objectNode().put("n", number.toString());
      case Value.Day(LocalDate date) -> NODES.objectNode().put("d", date.toString());
      case Value.Broken(String shown) -> NODES.objectNode().put("b", shown);
    };
  }

  private static Value value(JsonNode node) {
    if (node.isNull()) {
      return Value.Blank.IT;
    }
    if (node.isTextual()) {
      return new Value.Text(node.asText());
    }
    if (node.has("n")) {
      return new Value.Numeric(new BigDecimal(node.path("n").asText()));
    }
    return node.has("d")
        ? new Value.Day(LocalDate.parse(node.path("d").asText()))
        : new Value.Broken(node.path("b").asText());
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
