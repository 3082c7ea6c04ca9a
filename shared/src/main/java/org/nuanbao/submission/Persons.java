package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.PersonKey;

/** Finds the persons that cells with identity numbers name. */
public final class Persons {
  private Persons() {}

  /**
   * The person's key. It is the same however the number was typed: full width, with spaces, {@code
   * x} for {@code X}, with 15 digits for 18. Empty if the cell has no text.
   */
  public static Optional<PersonKey> key(Value value, Keys keys) {
    return switch (value) {
      case Value.Text(String text) -> key(text, keys);
      case Value.Numeric(var number) -> key(number.toPlainString(), keys);
      case Value.Day ignored -> Optional.empty();
      case Value.Blank ignored -> Optional.empty();
      case Value.Broken ignored -> Optional.empty();
    };
  }

  /** Each person's rows, in the order of their first row; without rows that name nobody. */
  public static Map<PersonKey, List<Line>> rows(List<Line> all, int column, Keys keys) {
    Map<PersonKey, List<Line>> rows = new LinkedHashMap<>();
    for (Line line : all) {
      key(line.values().get(column), keys)
          .ifPresent(person -> rows.computeIfAbsent(person, key -> new ArrayList<>()).add(line));
    }
    return rows;
  }

  private static Optional<PersonKey> key(String text, Keys keys) {
    String normalised = IdNumber.lift(IdNumber.normalise(text));
    return normalised.isEmpty() ? Optional.empty() : Optional.of(keys.person(normalised));
  }
}
