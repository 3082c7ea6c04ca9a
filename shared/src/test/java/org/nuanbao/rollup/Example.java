package org.nuanbao.rollup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Column;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/**
 * A tree of twelve units with data and totals that were computed by a program of its own; read from
 * {@code statistics.json} and {@code roster.json}.
 */
final class Example {
  private static final List<String> COLUMNS =
      List.of("seq", "name", "sex", "age", "id_no", "card_no", "employer_or_address", "phone");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  final JsonNode json;
  final Form form;
  final Tree tree;

  private Example(JsonNode json, Form form) {
    this.json = json;
    this.form = form;
    this.tree = Tree.read(json.path("tree"));
  }

  static Example statistics() {
    JsonNode json = load("statistics.json");
    List<Item> items = new ArrayList<>();
    json.path("unit_data")
        .elements()
        .next()
        .fieldNames()
        .forEachRemaining(ref ->
            items.add(
                new Item(
                    ref,
                    ref.substring(ref.indexOf('.') + 1),
                    ref,
                    ref,
                    "",
                    ValueType.AMOUNT_WAN,
                    null,
                    null)));
    return new Example(
        json,
        new Statistics(
            head("city-2018-1"),
            List.of(),
            List.of(new Section("1", "", items)),
            new Layout(List.of(), List.of()),
            List.of()));
  }

  static Example roster() {
    List<Column> columns = new ArrayList<>();
    for (String key : COLUMNS) {
      ValueType type =
          switch (key) {
            case "id_no" -> ValueType.ID_NUMBER;
            case "card_no" -> ValueType.BANK_CARD;
            default -> ValueType.TEXT;
          };
      columns.add(new Column(key, key, type, List.of(), false));
    }
    columns.add(new Column("amount", "amount", ValueType.AMOUNT_YUAN, List.of(), true));
    return new Example(
        load("roster.json"),
        new Roster(
            head("city-2017-2"),
            List.of(),
            columns,
            new Disburses(
                "fund", "fund", "aid", "id_no", new Disburses.AmountSource.ByFederation()),
            List.of(
                new Measure.Rows("rows"),
                new Measure.Distinct("distinct_ids", "id_no"),
                new Measure.Equal("male", "sex", "男"),
                new Measure.Equal("female", "sex", "女"),
                new Measure.Bands("age_bands", "age", List.of(30, 40, 50, 60)),
                new Measure.Amount("amount_total"),
                new Measure.Distinct("cards", "card_no")),
            new Layout(List.of(), List.of()),
            List.of()));
  }

  UnitPath path(String unit) {
    return tree.named(unit).getFirst().path();
  }

  /** What each unit sent, by its path. */
  Map<UnitPath, Reading> readings() {
    Map<UnitPath, Reading> readings = new HashMap<>();
    json.path("unit_data")
        .properties()
        .forEach(unit -> readings.put(path(unit.getKey()), reading(unit.getValue())));
    return readings;
  }

  Map<UnitPath, UnitTotals> filed() {
    Map<UnitPath, UnitTotals> filed = new HashMap<>();
    readings().forEach((unit, reading) -> filed.put(unit, filed(reading)));
    return filed;
  }

  UnitTotals filed(Reading reading) {
    return new UnitTotals(Tally.of(form, reading, new MemoryKeys()), false);
  }

  Reading reading(JsonNode data) {
    Body body = data.isArray() ? lines(data, true) : figures(data);
    return new Reading(form.id(), "", "", null, Map.of(), body);
  }

  /** The same roster as its unit sends it: the federation's column is blank. */
  Reading withoutAmounts(JsonNode data) {
    return new Reading(form.id(), "", "", null, Map.of(), lines(data, false));
  }

  private static Body figures(JsonNode data) {
    Map<String, Entry> items = new TreeMap<>();
    data.properties()
        .forEach(item -> items.put(item.getKey(), new Entry(value(item.getValue()), null)));
    return new Body.Figures(items);
  }

  private static Body lines(JsonNode data, boolean amounts) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode row : data) {
      List<Value> values = new ArrayList<>();
      COLUMNS.forEach(column -> values.add(value(row.path(column))));
      values.add(amounts ? value(row.path("amount")) : Value.Blank.IT);
      lines.add(new Line(lines.size() + 1, 0, values));
    }
    return new Body.Lines(lines, List.of());
  }

  private static Value value(JsonNode node) {
    return node.isNumber() ? new Value.Numeric(node.decimalValue()) : new Value.Text(node.asText());
  }

  private static Head head(String id) {
    return new Head(new FormId(id), "v1", "", "", Script.HANS, null);
  }

  private static JsonNode load(String name) {
    try (InputStream in = Objects.requireNonNull(Example.class.getResourceAsStream(name))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
