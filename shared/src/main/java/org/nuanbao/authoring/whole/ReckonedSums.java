package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * Finds sums that a blank calculates itself. Nobody fills them in, but they are read and judged all
 * the same.
 */
final class ReckonedSums {
  private static final Answer NUMBER = Answer.of(ValueType.DECIMAL);

  private final PrintedSheet sheet;

  ReckonedSums(PrintedSheet sheet) {
    this.sheet = sheet;
  }

  /** The list, with columns added for the sums that stand in each entry. */
  Records with(Records records, Relations relations) {
    List<Records.Column> columns = new ArrayList<>(records.columns());
    for (Sum sum : relations.sums()) {
      if (sum.target() instanceof SumTerm.Each(int column)
          && columns.stream().noneMatch(it -> it.column() == column)) {
        List<String> label = List.of(above(records.first(), column));
        sum.plus().stream()
            .flatMap(term -> answer(term, columns).stream())
            .findFirst()
            .ifPresent(it -> columns.add(new Records.Column(column, 0, label, it)));
      }
    }
    return records.with(List.copyOf(columns));
  }

  private static Optional<Answer> answer(SumTerm term, List<Records.Column> columns) {
    return term instanceof SumTerm.Each(int column)
        ? columns.stream()
            .filter(it -> it.column() == column)
            .map(Records.Column::answer)
            .findFirst()
        : Optional.empty();
  }

  /** Inputs for the cells of sums that have no name yet. */
  List<Input> alone(Stream<Relations> all, Map<CellPlace, NamedAnswer> names) {
    List<Input> inputs = new ArrayList<>();
    all.flatMap(relations -> relations.sums().stream())
        .forEach(sum -> {
          if (sum.target() instanceof SumTerm.Cell(CellPlace place)
              && place.gap() == 0
              && place.row() < sheet.rows()
              && place.column() < sheet.columns()
              && !names.containsKey(place)
              && sheet.at(place.row(), place.column()).isBlank()
              && inputs.stream().noneMatch(it -> it.place().equals(place))) {
            NamedAnswer first =
                sum.plus().stream()
                    .flatMap(term -> first(term, names).stream())
                    .findFirst()
                    .orElse(null);
            List<String> column =
                first == null ? List.of() : List.of(above(place.row(), place.column()));
            Answer told = first == null ? NUMBER : first.answer();
            Answer answer = new Answer(told.type(), told.unit(), false, told.codes(), 1);
            inputs.add(new Input(place, List.of(before(place)), column, answer));
          }
        });
    return inputs;
  }

  private static Optional<NamedAnswer> first(SumTerm term, Map<CellPlace, NamedAnswer> names) {
    return switch (term) {
      case SumTerm.Cell(CellPlace place) -> Optional.ofNullable(names.get(place));
      case SumTerm.Run(int column, int first, int last) ->
          Stream.iterate(first, row -> row <= last, row -> row + 1)
              .map(row -> names.get(CellPlace.of(row, column)))
              .filter(it -> it != null)
              .findFirst();
      case SumTerm.Each _, SumTerm.Count _ -> Optional.empty();
    };
  }

  /** The nearest text left of a cell. */
  private String before(CellPlace place) {
    return nearest(place.column(), column -> sheet.at(place.row(), column));
  }

  /** The nearest text above a cell. */
  private String above(int below, int column) {
    return nearest(below, row -> sheet.at(row, column));
  }

  private static String nearest(int behind, IntFunction<PrintedCell> cells) {
    for (int at = behind - 1; at >= 0; at--) {
      String text = BareText.label(cells.apply(at).text());
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
