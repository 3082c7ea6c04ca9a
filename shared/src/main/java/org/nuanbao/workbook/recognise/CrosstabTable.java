package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Crosstab;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/** Reads a crosstab: each figure is in the row of its label and the column of its heading. */
final class CrosstabTable implements SheetTable {
  private final Crosstab form;
  private final List<KeptRow> rows;

  CrosstabTable(Crosstab form, List<KeptRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  /** How much of the print is on the sheet. */
  Match match(boolean titled, boolean hinted) {
    Places places = Places.find(form, rows);
    return new Match(form, titled, places.found(), places.wanted(), places.cells(rows), hinted);
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    Places places = Places.find(form, rows);
    check(places);
    int heading = rows.get(places.heading()).number();
    FigureTable table = new FigureTable(form, rows, heading, heading + 1, spots(places));
    return List.of(table.read(sheet, end));
  }

  private static void check(Places places) {
    if (!places.missing().isEmpty()) {
      throw SheetTable.mismatch(
          "表里缺少这些行或栏：%s；请用最新的模板，不要删改。".formatted(String.join("、", places.missing())),
          "The table lacks rows or columns; please use the latest template.");
    }
    if (!places.twice().isEmpty()) {
      throw SheetTable.mismatch(
          "“%s”在表里出现了两次，请只留一处。".formatted(places.twice().getFirst()),
          "A label stands in the table twice; please keep one.");
    }
  }

  private Map<String, FigureCells.Spot> spots(Places places) {
    Map<String, FigureCells.Spot> spots = new HashMap<>();
    places
        .rows()
        .forEach((row, at) ->
            places
                .columns()
                .forEach((column, letter) ->
                    spots.put(row + "." + column, new FigureCells.Spot(at, letter))));
    return spots;
  }

  /**
   * Where a crosstab's rows and columns are, found by their printed labels. Rows with the same
   * label are told apart by the group printed before or above them.
   *
   * @param heading index of the row with the column headings, among the rows looked at; -1 if none
   * @param columns the sheet's column by the column's key
   * @param rows the sheet's row by the row's key
   * @param twice labels that occur twice
   */
  private record Places(
      Crosstab form,
      int heading,
      Map<String, Integer> columns,
      Map<String, KeptRow> rows,
      List<String> twice) {

    static Places find(Crosstab form, List<KeptRow> sheet) {
      Places best = nowhere(form, -1);
      for (int i = 0; i < sheet.size(); i++) {
        Places here = nowhere(form, i);
        here.headings(sheet.get(i));
        if (here.columns().size() > best.columns().size()) {
          best = here;
        }
      }
      best.labels(sheet.subList(best.heading() + 1, sheet.size()));
      return best;
    }

    private static Places nowhere(Crosstab form, int heading) {
      return new Places(
          form, heading, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    }

    int found() {
      return columns.size() + rows.size();
    }

    int wanted() {
      return form.columns().size() + form.rows().size();
    }

    /** The cells of the headings and of the rows' figures. */
    Set<String> cells(List<KeptRow> sheet) {
      Set<String> cells = new HashSet<>();
      for (int column : columns.values()) {
        cells.add(sheet.get(heading).cell(column));
        rows.values().forEach(row -> cells.add(row.cell(column)));
      }
      return cells;
    }

    /** Labels of rows and columns that are missing. */
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

    /**
     * The first row still free, in the right group if possible; if none is free, the label occurs
     * twice.
     */
    private Crosstab.Row chosen(List<Crosstab.Row> named, String group) {
      List<Crosstab.Row> free = named.stream().filter(row -> !rows.containsKey(row.key())).toList();
      return free.stream()
          .filter(row -> LabelText.of(row.group()).equals(group))
          .findFirst()
          .orElseGet(() -> free.isEmpty() ? named.getFirst() : free.getFirst());
    }
  }
}
