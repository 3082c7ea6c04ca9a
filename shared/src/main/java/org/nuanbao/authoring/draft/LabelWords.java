package org.nuanbao.authoring.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.text.TypedWords;
import org.nuanbao.form.ValueType;

/** What labels usually mean, read from {@code words.yaml} beside this class. */
public final class LabelWords {
  /** What a label asks for, as far as its words show. */
  public record Meaning(@Nullable String key, ValueType type, List<String> codes) {}

  public static final LabelWords USUAL =
      new LabelWords(TypedWords.file(LabelWords.class, "words.yaml"));

  private final Map<String, Meaning> known = new HashMap<>();
  private final Map<String, String> headKeys = new HashMap<>();
  private final Map<String, ValueType> units;
  private final List<TypedWords.Hint> hints;

  private LabelWords(JsonNode data) {
    data.path("labels")
        .properties()
        .forEach(label -> known.put(label.getKey(), meaning(label.getValue())));
    data.path("head")
        .properties()
        .forEach(label -> headKeys.put(label.getKey(), label.getValue().asText()));
    TypedWords typed = TypedWords.of(data);
    this.units = typed.units();
    this.hints = typed.hints();
  }

  private static Meaning meaning(JsonNode word) {
    List<String> codes = new ArrayList<>();
    word.path("codes").forEach(code -> codes.add(code.asText()));
    return new Meaning(
        word.path("key").asText(),
        TypedWords.type(word.path("type").asText("text")),
        List.copyOf(codes));
  }

  /** What a label in simplified script asks for; empty if nothing shows it. */
  public Optional<Meaning> of(String label) {
    Meaning whole = known.get(label);
    String core = PrintedText.core(label);
    Meaning meaning = whole == null ? known.get(core) : whole;
    Optional<ValueType> byUnit =
        PrintedText.unit(label).map(units::get).filter(type -> type != ValueType.COUNT);
    if (meaning != null) {
      Meaning found = meaning;
      return Optional.of(
          byUnit.map(type -> new Meaning(found.key(), type, List.of())).orElse(found));
    }
    return byUnit
        .or(() ->
            hints.stream()
                .filter(it -> it.label().matcher(core).find())
                .findFirst()
                .map(TypedWords.Hint::type))
        .map(type -> new Meaning(null, type, List.of()));
  }

  /** The key of a field outside the table; empty if the label is not known. */
  public Optional<String> headKey(String label) {
    return Optional.ofNullable(headKeys.get(label));
  }

  /** The type of a figure with this unit; empty if the unit is not known. */
  Optional<ValueType> ofUnit(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  /** The longest known unit at the end of a label that has no brackets. */
  Optional<String> unitAtEnd(String label) {
    return units.keySet().stream()
        .filter(unit -> unit.length() > 1 && label.endsWith(unit))
        .max(java.util.Comparator.comparingInt(String::length));
  }
}
