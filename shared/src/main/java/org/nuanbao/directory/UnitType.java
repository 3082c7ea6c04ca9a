package org.nuanbao.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nuanbao.value.Plain;

/** The types of units that notices distinguish, and the words that officers have for them. */
public final class UnitType {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Map<String, List<String>> WORDS = words();

  private UnitType() {}

  /** The words that a workbook offers, in their order. */
  public static List<String> offered() {
    return WORDS.values().stream().map(List::getFirst).toList();
  }

  /** The type that a cell names by its word, or by the key that notices use. */
  public static Optional<String> named(String written) {
    String bare = Plain.folded(written);
    return WORDS.entrySet().stream()
        .filter(type ->
            type.getKey().equals(bare)
                || type.getValue().stream().map(Plain::folded).anyMatch(bare::equals))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of(bare).filter(key -> KEY.matcher(key).matches()));
  }

  /** The word for a type; the key itself for a type that has no word. */
  public static String word(String key) {
    return WORDS.getOrDefault(key, List.of(key)).getFirst();
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    try (InputStream in =
        requireNonNull(UnitType.class.getResourceAsStream("unit-types.txt"), "unit-types.txt")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> List.of(line.split(" ", -1)))
          .forEach(line -> words.put(line.getFirst(), line.subList(1, line.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
