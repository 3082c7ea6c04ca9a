package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * Sums that a blank reckons itself, so that nobody fills them in: they are read and judged all the
 * same.
 */
final class ReckonedSums {
  private static final Answer NUMBER = new Answer(ValueType.DECIMAL, "", false, List.of(), 1);

  private final PrintedSheet sheet;

  ReckonedSums(PrintedSheet sheet) {
    this.sheet = sheet;
  }

  /** The list with the columns whose sums stand in each entry. */
  Records with(Records records, Relations relations) {
    List<Records.Column> columns = new ArrayList<>(records.columns());
    for (Sum sum : relations.sums()) {
      if (sum.target() instanceof SumTerm.Each(int column)
          && columns.stream().noneMatch(it -> it.column() == column)
          && sum.plus().stream().anyMatch(term -> answer(term, columns).isPresent())) {
        Answer answer =
            sum.plus().stream()
                .flatMap(term -> answer(term, columns).stream())
                .findFirst()
                .orElse(NUMBER);
        columns.add(new Records.Column(column, 0, List.of(above(records.first(), column)), answer));
      }
    }
    return new Records(
        records.first(),
        records.last(),
        records.height(),
        records.group(),
        records.index(),
        List.copyOf(columns));
  }

  private static Optional<Answer> answer(SumTerm term, List<Records.Column> columns) {
    return term instanceof SumTerm.Each(int column)
        ? columns.stream()
            .filter(it -> it.column() == column)
            .map(Records.Column::answer)
            .findFirst()
        : Optional.empty();
  }

  /** Cells of sums that nothing is called yet. */
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
            List<String> row = List.of(before(place));
            List<String> column =
                first == null ? List.of() : List.of(above(place.row(), place.column()));
            Answer answer = first == null ? NUMBER : first.answer();
            inputs.add(
                new Input(
                    place,
                    row,
                    column,
                    new Answer(answer.type(), answer.unit(), false, answer.codes(), 1)));
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

  /** The text left of a cell. */
  private String before(CellPlace place) {
    for (int column = place.column() - 1; column >= 0; column--) {
      String text = BareText.label(sheet.at(place.row(), column).text());
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The text above a cell. */
  private String above(int below, int column) {
    for (int row = below - 1; row >= 0; row--) {
      String text = BareText.label(sheet.at(row, column).text());
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
