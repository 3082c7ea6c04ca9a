package org.nuanbao.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Facts;
import org.nuanbao.value.Plain;

/**
 * Reads what a workbook cannot hold: {@code submitted_on}, the lists of {@code context} and {@code
 * facts}, and marks ({@code sealed}, {@code seal}, {@code signed}), nested as in a sample or by
 * their whole name ({@code header.sealed}).
 */
public final class FactsReader {
  private static final Set<String> MARKS = Set.of("sealed", "seal", "signed");

  private final Map<String, Boolean> marks = new LinkedHashMap<>();
  private final Map<String, Set<String>> lists = new LinkedHashMap<>();

  private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  private FactsReader() {}

  /** The facts in a sample. A missing mark means no; a text that is no day counts as no day. */
  public static Facts ofSample(JsonNode sample) {
    return read(sample, true);
  }

  /**
   * The facts given with workbooks; a whole sample may be given too. A missing mark means that it
   * is not known.
   *
   * @throws BadSample if it is no JSON object or its day is no day
   */
  public static Facts ofContext(JsonNode context) {
    return read(context, false);
  }

  private static Facts read(JsonNode json, boolean marksComplete) {
    if (!json.isObject()) {
      throw new BadSample("A context is a JSON object.");
    }
    FactsReader reader = new FactsReader();
    reader.facts(json.path("context"));
    reader.facts(json.path("facts"));
    reader.marks(json, "");
    return new Facts(
        day(json.path("submitted_on"), marksComplete),
        Map.copyOf(reader.marks),
        Map.copyOf(reader.lists),
        Map.copyOf(reader.tables),
        Map.copyOf(reader.values),
        marksComplete);
  }

  /** Reads lists and tables of plain values, single values, and yes or no. */
  private void facts(JsonNode facts) {
    for (Map.Entry<String, JsonNode> fact : facts.properties()) {
      JsonNode value = fact.getValue();
      if (value.isBoolean()) {
        marks.put(fact.getKey(), value.booleanValue());
      } else if (value.isArray()) {
        list(fact.getKey(), value);
      } else if (value.isObject()) {
        tables.put(
            fact.getKey(),
            value
                .propertyStream()
                .map(row -> List.of(Plain.trimmed(row.getKey()), plain(row.getValue())))
                .toList());
      } else if (!value.isNull()) {
        values.put(fact.getKey(), plain(value));
      }
    }
  }

  /** Reads a list or a table; an empty list may be either. */
  private void list(String key, JsonNode list) {
    Set<String> values = new LinkedHashSet<>();
    list.valueStream().filter(JsonNode::isValueNode).forEach(it -> values.add(plain(it)));
    lists.put(key, Set.copyOf(values));
    tables.put(
        key,
        list.valueStream()
            .filter(JsonNode::isArray)
            .map(row -> row.valueStream().map(FactsReader::plain).toList())
            .toList());
  }

  /** Collects marks of the sample's head, of its data and of the document itself. */
  private void marks(JsonNode json, String path) {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isBoolean() && MARKS.contains(key.substring(key.lastIndexOf('.') + 1))) {
        marks.put(path + key, value.booleanValue());
      } else if (value.isObject() && !key.equals("context") && !key.equals("facts")) {
        marks(value, key.equals("data") ? path : path + key + ".");
      }
    }
  }

  private static String plain(JsonNode value) {
    return Plain.trimmed(value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
  }

  /** Reads a day; in a sample an unreadable one is none, so that other samples are still judged. */
  private static @Nullable LocalDate day(JsonNode json, boolean ofSample) {
    if (!json.isTextual() || json.textValue().isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(Plain.trimmed(json.textValue()));
    } catch (DateTimeParseException notIso) {
      if (ofSample) {
        return null;
      }
      throw new BadSample("submitted_on is a day written YYYY-MM-DD.");
    }
  }
}
