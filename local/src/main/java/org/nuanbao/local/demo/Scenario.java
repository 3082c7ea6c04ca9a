package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** One part of the demonstration as data: the units, what they file, and what it must add up to. */
final class Scenario {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode data;

  private Scenario(JsonNode data) {
    this.data = data;
  }

  static Scenario read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Scenario.class.getResourceAsStream(name + ".json"), name)) {
      return new Scenario(JSON.readTree(in));
    }
  }

  String notice() {
    return data.path("notice").asText();
  }

  String form() {
    return data.path("form").asText();
  }

  /** The business moment at which the part plays. */
  Instant clock() {
    return OffsetDateTime.parse(data.path("clock").asText()).toInstant();
  }

  Instant afterDeadline() {
    return OffsetDateTime.parse(data.path("afterDeadline").asText()).toInstant();
  }

  /** The path of every unit of the tree by the unit's name, the root first. */
  Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    data.path("units")
        .forEach(unit -> units.put(unit.path("name").asText(), unit.path("path").asText()));
    return units;
  }

  /** The names of the units that file. */
  List<String> leaves() {
    List<String> leaves = new ArrayList<>();
    data.path("data").fieldNames().forEachRemaining(leaves::add);
    return leaves;
  }

  /** What a unit files, as a sample. */
  ObjectNode sample(String unit) {
    ObjectNode sample = JSON.createObjectNode();
    sample.put("form", form());
    ObjectNode header = data.path("header").deepCopy();
    header.put("unit", unit);
    sample.set("header", header);
    sample.set("data", data.path("data").path(unit).deepCopy());
    return sample;
  }

  /** The unit that plays a role. */
  String role(String name) {
    return data.path("roles").path(name).asText();
  }

  List<String> roles(String name) {
    List<String> roles = new ArrayList<>();
    data.path("roles").path(name).forEach(unit -> roles.add(unit.asText()));
    return roles;
  }

  /** The amounts the federation enters for a unit's rows, in row order. */
  List<JsonNode> amounts(String unit) {
    List<JsonNode> amounts = new ArrayList<>();
    data.path("amounts").path(unit).forEach(amounts::add);
    return amounts;
  }

  JsonNode part(String name) {
    return data.path(name);
  }

  /** The expected totals by node. Those of the named part replace the usual ones. */
  Map<String, JsonNode> expected(String part) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    data.path("expected").properties().forEach(e -> expected.put(e.getKey(), e.getValue()));
    data.path(part)
        .path("expected")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue()));
    return expected;
  }

  /** The figures in which totals differ from the expected ones, compared as exact decimals. */
  static List<String> differences(JsonNode expected, JsonNode found) {
    List<String> differences = new ArrayList<>();
    compare("", expected, found, differences);
    return differences;
  }

  private static void compare(
      String at, JsonNode expected, JsonNode found, List<String> differences) {
    if (expected.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      expected.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
      found.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
      keys.forEach(
          key -> compare(at + "/" + key, expected.path(key), found.path(key), differences));
    } else if (!expected.isNumber()
        || !found.isNumber()
        || expected.decimalValue().compareTo(found.decimalValue()) != 0) {
      differences.add(at + ": " + expected + " ≠ " + found);
    }
  }
}
