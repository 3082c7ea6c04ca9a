package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;

/**
 * How many body rows a workbook gets.
 *
 * @param roster the rows of a roster
 * @param tables the rows of a card's small tables that need more than are printed, by table key
 */
record PreparedRows(int roster, Map<String, Integer> tables) {
  /** How many rows a roster has ready to be filled in. */
  static final int ROWS = 200;

  static PreparedRows blank() {
    return new PreparedRows(ROWS, Map.of());
  }

  /** Enough rows for all these values. */
  static PreparedRows of(Body body) {
    return switch (body) {
      case Body.Figures _ -> blank();
      case Body.Lines lines -> new PreparedRows(Math.max(ROWS, lines.lines().size()), Map.of());
      case Body.Answers answers -> {
        Map<String, Integer> tables = new HashMap<>();
        answers
            .tables()
            .forEach((key, rows) ->
                tables.put(key, rows.lines().stream().mapToInt(Line::number).max().orElse(0)));
        yield new PreparedRows(ROWS, tables);
      }
    };
  }

  /** Enough rows for each of these readings. */
  static PreparedRows of(List<Reading> readings) {
    Map<String, Integer> tables = new HashMap<>();
    for (Reading reading : readings) {
      of(reading.body()).tables().forEach((key, rows) -> tables.merge(key, rows, Math::max));
    }
    return new PreparedRows(ROWS, tables);
  }

  int rows(Form form, Layout.Row body) {
    return switch (form) {
      case Roster _ -> roster;
      case Single _, FormOfParts _ -> Math.max(body.times(), tables.getOrDefault(table(body), 0));
      case FigureForm _ -> body.times();
    };
  }

  /** The key of the table whose columns are in this row; empty if there is none. */
  static String table(Layout.Row body) {
    return body.slots().stream()
        .filter(Layout.Slot.Input.class::isInstance)
        .map(slot -> ((Layout.Slot.Input) slot).ref())
        .map(ref -> ref.substring(0, Math.max(0, ref.lastIndexOf('.'))))
        .findFirst()
        .orElse("");
  }
}
