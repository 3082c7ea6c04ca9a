package org.nuanbao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Place;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;
import org.nuanbao.value.Sha256;

/**
 * What a warning is recognised by when its workbook comes again: the rule, what it asks about, the
 * values that it compares, and whom it is about. Not where it stands: rows are sorted, inserted and
 * deleted.
 */
final class FindingIdentity {
  private FindingIdentity() {}

  /**
   * A hash of it all; null if the finding is about no answer.
   *
   * @param read the answers that were looked at; empty if they are those of the spots
   */
  static @Nullable String of(
      @Nullable RuleHead rule, String code, List<Spot> spots, List<Cell> read) {
    List<Cell> cells =
        Stream.concat(spots.stream().map(Spot::of), read.stream())
            .filter(Objects::nonNull)
            .toList();
    if (cells.isEmpty()) {
      return null;
    }
    List<String> said = new ArrayList<>();
    said.add(rule == null ? code : rule.id() + " " + code);
    cells.forEach(cell -> said.add(cell.place().name() + "=" + value(cell)));
    said.add(person(cells));
    return Sha256.hex(String.join("\n", said), 32);
  }

  private static String value(Cell cell) {
    return cell.comparable().orElseGet(() -> cell.value().toString());
  }

  /** The person of the row or card by its identity numbers, else by all that is said there. */
  private static String person(List<Cell> cells) {
    Cell first =
        cells.stream().filter(cell -> cell.line() != null).findFirst().orElse(cells.getFirst());
    Judging judging = first.judging();
    List<Place> around =
        judging.places().values().stream()
            .filter(place -> Objects.equals(place.table(), first.place().table()))
            .toList();
    Scope scope = first.scope();
    String numbers =
        around.stream()
            .filter(place -> place.prompt().type() == ValueType.ID_NUMBER)
            .map(place -> value(scope.cell(place.name())))
            .collect(Collectors.joining(" "));
    Line line = first.line();
    boolean known =
        around.stream()
            .filter(place -> place.prompt().type() == ValueType.ID_NUMBER)
            .anyMatch(place -> !scope.cell(place.name()).isBlank());
    if (known || line == null) {
      return known ? numbers : named(around, scope);
    }
    return around.stream()
        .filter(place -> judging.form().rules().stream().noneMatch(it -> it.numbers(place.name())))
        .map(place -> value(scope.cell(place.name())))
        .collect(Collectors.joining("\n"));
  }

  private static String named(List<Place> around, Scope scope) {
    return around.stream()
        .filter(place -> place.prompt().answer().name())
        .map(place -> value(scope.cell(place.name())))
        .collect(Collectors.joining("\n"));
  }
}
