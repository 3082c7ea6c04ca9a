package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;

/**
 * Where a roster's columns stand, by their printed headings.
 *
 * @param index of the heading's row among the rows looked at; -1 if there is none
 * @param columns the sheet's column of each of the form's columns; -1 where there is none
 * @param twice the form's columns whose heading stands there twice
 */
record RosterHeading(Roster form, int index, List<Integer> columns, List<Column> twice) {

  static RosterHeading find(Roster form, List<KeptRow> rows) {
    RosterHeading best = new RosterHeading(form, -1, nowhere(form), List.of());
    List<String> labels = form.columns().stream().map(c -> LabelText.of(c.label())).toList();
    for (int i = 0; i < rows.size(); i++) {
      RosterHeading here = at(form, labels, i, rows.get(i));
      if (here.found() > best.found()) {
        best = here;
      }
    }
    return best;
  }

  private static List<Integer> nowhere(Roster form) {
    return form.columns().stream().map(column -> -1).toList();
  }

  private static RosterHeading at(Roster form, List<String> labels, int index, KeptRow row) {
    Integer[] columns = nowhere(form).toArray(Integer[]::new);
    List<Column> twice = new ArrayList<>();
    for (int sheetColumn = 0; sheetColumn < row.width(); sheetColumn++) {
      String text = row.label(sheetColumn);
      int place = text.isEmpty() ? -1 : place(labels, text);
      if (place >= 0 && columns[place] < 0) {
        columns[place] = sheetColumn;
      } else if (place >= 0) {
        twice.add(form.columns().get(place));
      }
    }
    return new RosterHeading(form, index, Arrays.asList(columns), twice);
  }

  /** The form's column with this heading: as printed, else without what stands in brackets. */
  private static int place(List<String> labels, String text) {
    int exact = labels.indexOf(text);
    if (exact >= 0) {
      return exact;
    }
    String bare = LabelText.withoutBracket(text);
    for (int i = 0; i < labels.size(); i++) {
      if (LabelText.withoutBracket(labels.get(i)).equals(bare)) {
        return i;
      }
    }
    return -1;
  }

  /** Needed columns found. */
  int found() {
    int found = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) >= 0 && isNeeded(form.columns().get(i))) {
        found++;
      }
    }
    return found;
  }

  int wanted() {
    return (int) form.columns().stream().filter(RosterHeading::isNeeded).count();
  }

  List<Column> missing() {
    List<Column> missing = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) < 0 && isNeeded(form.columns().get(i))) {
        missing.add(form.columns().get(i));
      }
    }
    return missing;
  }

  private static boolean isNeeded(Column column) {
    return !column.byFederation();
  }
}
