package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Crosstab;

/**
 * Where a crosstab's rows and columns stand, by their printed labels. Rows of one label are told
 * apart by the group printed before or above them.
 *
 * @param heading the row the columns' headings stand in, among the rows looked at; -1 if none
 * @param columns the sheet's column by the column's key
 * @param rows the sheet's row by the row's key
 * @param twice labels that stand there twice
 */
record CrosstabPlaces(
    Crosstab form,
    int heading,
    Map<String, Integer> columns,
    Map<String, KeptRow> rows,
    List<String> twice) {

  static CrosstabPlaces find(Crosstab form, List<KeptRow> sheet) {
    CrosstabPlaces best = nowhere(form, -1);
    for (int i = 0; i < sheet.size(); i++) {
      CrosstabPlaces here = nowhere(form, i);
      here.headings(sheet.get(i));
      if (here.columns().size() > best.columns().size()) {
        best = here;
      }
    }
    best.labels(sheet.subList(best.heading() + 1, sheet.size()));
    return best;
  }

  private static CrosstabPlaces nowhere(Crosstab form, int heading) {
    return new CrosstabPlaces(
        form, heading, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  }

  int found() {
    return columns.size() + rows.size();
  }

  int wanted() {
    return form.columns().size() + form.rows().size();
  }

  /** The cells of the headings and the rows' figures. */
  Set<String> cells(List<KeptRow> sheet) {
    Set<String> cells = new HashSet<>();
    for (int column : columns.values()) {
      cells.add(sheet.get(heading).cell(column));
      rows.values().forEach(row -> cells.add(row.cell(column)));
    }
    return cells;
  }

  /** Labels of rows and columns that aren't there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Crosstab.Row row : form.rows()) {
      if (!rows.containsKey(row.key())) {
        missing.add(row.label());
      }
    }
    for (Crosstab.Measured column : form.columns()) {
      if (!columns.containsKey(column.key())) {
        missing.add(LabelText.asked(column.label(), column.type()));
      }
    }
    return missing;
  }

  private void headings(KeptRow row) {
    for (int at = 0; at < row.width(); at++) {
      String label = LabelText.withoutBracket(row.label(at));
      for (Crosstab.Measured column : form.columns()) {
        boolean same =
            LabelText.withoutBracket(LabelText.of(column.label())).equals(label)
                && !LabelText.isOtherMoney(column.type(), row.label(at));
        if (same && columns.putIfAbsent(column.key(), at) != null) {
          twice.add(column.label());
        }
      }
    }
  }

  private void labels(List<KeptRow> below) {
    String group = "";
    for (KeptRow row : below) {
      for (int at = 0; at < row.width(); at++) {
        String label = row.label(at);
        if (form.rows().stream().anyMatch(one -> LabelText.of(one.group()).equals(label))) {
          group = label;
        }
      }
      label(row, group);
    }
  }

  private void label(KeptRow row, String group) {
    for (int at = 0; at < row.width(); at++) {
      List<Crosstab.Row> named = named(LabelText.bare(row.label(at)));
      if (!named.isEmpty()) {
        Crosstab.Row chosen = chosen(named, group);
        if (rows.putIfAbsent(chosen.key(), row) != null) {
          twice.add(chosen.label());
        }
        return;
      }
    }
  }

  private List<Crosstab.Row> named(String label) {
    return form.rows().stream()
        .filter(row -> LabelText.bare(LabelText.of(row.label())).equals(label))
        .toList();
  }

  /** The first that is still free, of the group if it has one; else it is there twice. */
  private Crosstab.Row chosen(List<Crosstab.Row> named, String group) {
    List<Crosstab.Row> free = named.stream().filter(row -> !rows.containsKey(row.key())).toList();
    return free.stream()
        .filter(row -> LabelText.of(row.group()).equals(group))
        .findFirst()
        .orElseGet(() -> free.isEmpty() ? named.getFirst() : free.getFirst());
  }
}
