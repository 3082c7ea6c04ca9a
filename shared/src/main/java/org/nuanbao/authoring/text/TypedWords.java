package org.nuanbao.authoring.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;

/**
 * Words that tell a type, as the files of words list them.
 *
 * @param units below {@code units}, by type
 * @param hints below {@code hints}, the first that fits counts
 */
public record TypedWords(Map<String, ValueType> units, List<Hint> hints) {
  /** A pattern of labels, and what they ask for. */
  public record Hint(Pattern label, ValueType type) {}

  public static TypedWords of(JsonNode data) {
    Map<String, ValueType> units = new HashMap<>();
    data.path("units")
        .properties()
        .forEach(
            type -> type.getValue().forEach(unit -> units.put(unit.asText(), type(type.getKey()))));
    List<Hint> hints = new ArrayList<>();
    data.path("hints")
        .forEach(hint ->
            hints.add(
                new Hint(
                    Pattern.compile(hint.path("label").asText()),
                    type(hint.path("type").asText()))));
    return new TypedWords(units, hints);
  }

  /** A type by its name in data. */
  public static ValueType type(String word) {
    return ValueType.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
