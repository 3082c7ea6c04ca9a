package org.nuanbao.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Plain;

/**
 * Reads what a workbook cannot carry: {@code submitted_on}, the lists of {@code context} and {@code
 * facts}, and marks ({@code sealed}, {@code seal}, {@code signed}), nested as in a sample or by
 * their whole name ({@code header.sealed}).
 */
public final class FactsReader {
  private static final Set<String> MARKS = Set.of("sealed", "seal", "signed");

  private final Map<String, Boolean> marks = new LinkedHashMap<>();
  private final Map<String, Set<String>> lists = new LinkedHashMap<>();

  private FactsReader() {}

  /** The facts a sample brings; a mark it does not have means no. */
  public static Facts ofSample(JsonNode sample) {
    return read(sample, true);
  }

  /**
   * The facts given beside workbooks; a whole sample may be given too. A mark it does not have is
   * not known.
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
        day(json.path("submitted_on")),
        Map.copyOf(reader.marks),
        Map.copyOf(reader.lists),
        marksComplete);
  }

  /** Lists of plain values, and yes or no. */
  private void facts(JsonNode facts) {
    for (Map.Entry<String, JsonNode> fact : facts.properties()) {
      JsonNode value = fact.getValue();
      if (value.isBoolean()) {
        marks.put(fact.getKey(), value.booleanValue());
      } else if (value.isArray()) {
        Set<String> list = new LinkedHashSet<>();
        value.valueStream().filter(JsonNode::isValueNode).forEach(it -> list.add(plain(it)));
        lists.put(fact.getKey(), Set.copyOf(list));
      }
    }
  }

  /** Marks of the sample's head, of its data and of the document itself. */
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
    return Plain.trimmed(value.asText());
  }

  private static @Nullable LocalDate day(JsonNode json) {
    if (!json.isTextual() || json.textValue().isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(json.textValue());
    } catch (DateTimeParseException notIso) {
      throw new BadSample("submitted_on is a day written YYYY-MM-DD.");
    }
  }
}
