package org.nuanbao.authoring.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;

/**
 * Words that tell a type, as the files of words list them.
 *
 * @param units each unit's type, from {@code units}
 * @param hints from {@code hints}; the first that fits counts
 */
public record TypedWords(Map<String, ValueType> units, List<Hint> hints) {
  /** A pattern for labels, and the type that they ask for. */
  public record Hint(Pattern label, ValueType type) {}

  /** Reads a file of words that lies beside a class. */
  public static JsonNode file(Class<?> beside, String name) {
    try (InputStream yaml = Objects.requireNonNull(beside.getResourceAsStream(name))) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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

  /** The type with this name in data. */
  public static ValueType type(String word) {
    return ValueType.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
