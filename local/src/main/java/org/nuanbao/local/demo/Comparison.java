package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Totals beside the expected ones, figure by figure, as exact decimals. */
final class Comparison {
  private Comparison() {}

  /** What differs, empty if nothing does. */
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
