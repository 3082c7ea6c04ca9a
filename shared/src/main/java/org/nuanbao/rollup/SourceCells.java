package org.nuanbao.rollup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.PartBody;
import org.nuanbao.reading.Reading;
import org.nuanbao.value.Masking;

/**
 * Where in its workbook each figure of a reading stood: {@code 统计表!E7}, {@code 汇总表!F5:F34}. By item
 * ref or measure; nothing for a reading that came from no workbook, and for cards and vouchers,
 * whose receipt names each.
 */
public final class SourceCells {
  private SourceCells() {}

  public static SortedMap<String, String> of(Form form, Reading reading) {
    SortedMap<String, String> cells = new TreeMap<>();
    String sheet = Masking.shownName(reading.sheet()) + "!";
    switch (form) {
      case FigureForm tabled -> {
        if (reading.body() instanceof Body.Figures(var items)) {
          tabled
              .items()
              .forEach(item -> {
                String cell = items.getOrDefault(item.ref(), Entry.NONE).cell();
                if (cell != null) {
                  cells.put(item.ref(), cell.contains("!") ? cell : sheet + cell);
                }
              });
        }
      }
      case Roster roster -> {
        if (reading.body() instanceof Body.Lines(var lines, var letters)
            && !letters.isEmpty()
            && !lines.isEmpty()) {
          for (Measure measure : roster.measures()) {
            range(roster, measure, lines, letters)
                .ifPresent(
                    range -> cells.put(measure.key(), range.contains("!") ? range : sheet + range));
          }
        }
      }
      case Single _ -> {}
      case FormOfParts parted -> {
        for (FormOfParts.Part part : parted.parts()) {
          of(part.form(), reading.with(PartBody.of(part, reading.body())))
              .forEach((key, cell) -> cells.put(part.name(key), cell));
        }
      }
    }
    return cells;
  }

  /** Of what is paid the rows: the federation may have entered it. */
  private static Optional<String> range(
      Roster form, Measure measure, List<Line> lines, List<String> letters) {
    Optional<String> column =
        switch (measure) {
          case Measure.Rows _, Measure.Amount _ -> Optional.empty();
          case Measure.Distinct(String key, String of) -> Optional.of(of);
          case Measure.Equal(String key, String of, String value) -> Optional.of(of);
          case Measure.Bands(String key, String of, List<Integer> bounds) -> Optional.of(of);
          case Measure.Total(String key, String of) -> Optional.of(of);
        };
    String letter = column.map(form::indexOf).map(letters::get).orElse("");
    int first = lines.getFirst().sheetRow();
    int last = lines.getLast().sheetRow();
    return first == 0 ? Optional.empty() : Optional.of(letter + first + ":" + letter + last);
  }
}
