package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Column;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;

/**
 * The rows of a list on an aligned sheet. An entry may take several rows; rows between the entries
 * that belong to none are skipped.
 *
 * @param first the list's first row on the sheet
 * @param last the list's last row on the sheet
 * @param height how many rows an entry takes
 * @param pageEnds collects the rows of sub-totals found among the entries
 * @param spots where each column is in an entry; its column is -1 if not on this sheet
 */
record AlignedTable(
    String key,
    List<Column> columns,
    int first,
    int last,
    int height,
    List<Spot> spots,
    BetweenRecords between,
    Subtotals subtotals,
    List<KeptRow> pageEnds) {

  /** How many rows above a list may hold its heading. */
  private static final int HEADINGS = 3;

  /** The place of a column in an entry; the sheet's column is -1 if it is not printed. */
  record Spot(int offset, int column) {
    /** The place in the form of {@link Body.Lines#letters()}. */
    String letter() {
      return column < 0 ? "" : CellName.column(column) + (offset > 0 ? "+" + offset : "");
    }
  }

  static List<AlignedTable> all(Form form, SheetPrint print, Alignment at) {
    List<AlignedTable> tables = new ArrayList<>();
    Map<String, Place> places = form.places();
    int row = 0;
    while (row < print.size()) {
      Set<String> here = print.isBody(row) ? tables(print, row, places) : Set.of();
      int height = 1;
      while (!here.isEmpty()
          && row + height < print.size()
          && print.isBody(row + height)
          && tables(print, row + height, places).equals(here)) {
        height++;
      }
      for (String table : here) {
        tables.add(of(form, print, at, places, table, row, height));
      }
      row += height;
    }
    return tables;
  }

  /** The tables that have columns in a row: two if a list is printed in two halves. */
  private static Set<String> tables(SheetPrint print, int row, Map<String, Place> places) {
    Set<String> tables = new LinkedHashSet<>();
    for (Slot slot : print.layout().rows().get(row).slots()) {
      if (slot instanceof Slot.Input(String ref)
          && places.get(ref) instanceof Place(_, _, String table, _)
          && table != null) {
        tables.add(table);
      }
    }
    return tables;
  }

  private static AlignedTable of(
      Form form,
      SheetPrint print,
      Alignment at,
      Map<String, Place> places,
      String table,
      int row,
      int height) {
    List<Column> columns = form.columnsOfTables().getOrDefault(table, List.of());
    List<Spot> spots = new ArrayList<>();
    columns.forEach(_ -> spots.add(new Spot(0, -1)));
    for (int offset = 0; offset < height; offset++) {
      List<Slot> slots = print.layout().rows().get(row + offset).slots();
      for (int column = 0; column < slots.size(); column++) {
        if (slots.get(column) instanceof Slot.Input(String ref)
            && places.get(ref) instanceof Place(_, _, String of, int index)
            && table.equals(of)) {
          spots.set(index, new Spot(offset, at.column(column)));
        }
      }
    }
    int first = Math.max(1, at.number(row));
    Set<String> headings = new HashSet<>();
    columns.forEach(column -> headings.add(LabelText.of(column.label())));
    for (int above = row - 1; above >= 0 && above >= row - HEADINGS; above--) {
      print.words(above).forEach(words -> headings.add(words.text()));
    }
    int numbering = numbering(columns, spots);
    return new AlignedTable(
        table,
        columns,
        first,
        at.before(row + height),
        height,
        spots,
        new BetweenRecords(
            form,
            headings,
            spots.stream().map(Spot::column).filter(it -> it >= 0).sorted().toList(),
            numbering),
        new Subtotals(columns),
        new ArrayList<>());
  }

  private static int numbering(List<Column> columns, List<Spot> spots) {
    for (int i = 0; i < columns.size(); i++) {
      if (LabelText.of(columns.get(i).label()).matches("序号|编号|序|号|No")) {
        return spots.get(i).column();
      }
    }
    return -1;
  }

  /** Reads the entries, numbered from 1. */
  Body.Lines read(Map<Integer, KeptRow> rows, AlignedReading.CellReader cells) {
    List<Line> lines = new ArrayList<>();
    for (int row = first; row <= last; row += height) {
      KeptRow begin = rows.get(row);
      if (begin == null && height == 1) {
        continue;
      }
      BetweenRecords.Standing standing =
          begin == null ? BetweenRecords.Standing.ENTRY : between.of(begin);
      if (standing == BetweenRecords.Standing.END && !isFollowed(rows, row)) {
        break;
      }
      if (standing == BetweenRecords.Standing.SUBTOTAL && begin != null) {
        subtotals.close(begin, spots.stream().mapToInt(Spot::column).toArray(), lines);
        pageEnds.add(begin);
      }
      if (height == 1 && standing != BetweenRecords.Standing.ENTRY) {
        continue;
      }
      Line line = line(lines.size() + 1, row, cells);
      if (!line.values().stream().allMatch(Value::isBlank)) {
        lines.add(line);
      }
    }
    return new Body.Lines(lines, spots.stream().map(Spot::letter).toList());
  }

  /** Whether entries follow below a total, as in lists where each page ends with one. */
  private boolean isFollowed(Map<Integer, KeptRow> rows, int row) {
    for (int next = row + 1; next <= last; next++) {
      KeptRow below = rows.get(next);
      int filled = 0;
      for (Spot spot : spots) {
        filled += below != null && spot.column() >= 0 && below.hasContent(spot.column()) ? 1 : 0;
      }
      if (below != null
          && filled * 2 > spots.size()
          && between.of(below) == BetweenRecords.Standing.ENTRY) {
        return true;
      }
    }
    return false;
  }

  private Line line(int number, int row, AlignedReading.CellReader cells) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Spot spot = spots.get(i);
      Entry entry =
          spot.column() < 0
              ? Entry.NONE
              : cells.read(
                  column, "row" + number + "." + column.key(), row + spot.offset(), spot.column());
      values.add(entry.value());
    }
    return new Line(number, row, values);
  }
}
