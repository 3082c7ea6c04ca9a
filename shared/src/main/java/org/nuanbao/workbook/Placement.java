package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Roster;

/**
 * Where every element of a form stands on its sheet: the layout's rows one below the other, the
 * body repeated for as many rows as are prepared. Rows and columns count from 0.
 *
 * @param rows for every sheet row, the layout row printed there
 * @param spots cells of items and fields by ref or key, and each roster column's first body cell
 * @param bodyFirst first row of a roster's body; -1 if the form has none
 * @param bodyPrinted how many body rows the printed form has
 * @param notes notes that go to the foot of the page, because below the body they would stand far
 *     from the last row filled in
 */
record Placement(
    Layout layout,
    List<Layout.Row> rows,
    Map<String, CellAddress> spots,
    int bodyFirst,
    int bodyRows,
    int bodyPrinted,
    int columns,
    List<String> notes) {
  /** The most characters a page footer takes. */
  private static final int FOOT = 200;

  static Placement of(Form form, Layout layout, PreparedRows prepared) {
    List<Layout.Row> rows = new ArrayList<>();
    int bodyFirst = -1;
    int bodyRows = 0;
    int printed = 0;
    List<String> notes = form instanceof Roster ? notesForTheFoot(layout) : List.of();
    for (int r = 0; r < layout.rows().size(); r++) {
      Layout.Row row = layout.rows().get(r);
      if (row.kind() != Kind.BODY) {
        if (row.kind() != Kind.NOTE || notes.isEmpty()) {
          rows.add(row);
        }
      } else {
        int times = prepared.rows(form, row);
        if (form instanceof Roster) {
          bodyFirst = rows.size();
          bodyRows = times;
          printed = row.times();
        }
        int height = height(layout, r);
        for (int i = 0; i < times; i++) {
          rows.addAll(layout.rows().subList(r, r + height));
        }
        r += height - 1;
      }
    }
    return new Placement(
        layout,
        List.copyOf(rows),
        spots(rows),
        bodyFirst,
        bodyRows,
        printed,
        layout.widths().size(),
        notes);
  }

  /** How many layout rows one entry takes that begins here: the rows of the same table. */
  private static int height(Layout layout, int row) {
    String table = PreparedRows.table(layout.rows().get(row));
    int height = 1;
    while (row + height < layout.rows().size()
        && layout.rows().get(row + height).kind() == Kind.BODY
        && PreparedRows.table(layout.rows().get(row + height)).equals(table)
        && !table.isEmpty()) {
      height++;
    }
    return height;
  }

  /** How many sheet rows one entry takes that begins here. */
  int entryRows(CellAddress first) {
    int row = first.getRow();
    String table = PreparedRows.table(rows.get(row));
    int height = 1;
    while (!table.isEmpty()
        && row + height < rows.size()
        && isBody(row + height)
        && PreparedRows.table(rows.get(row + height)).equals(table)
        && !rows.get(row + height).equals(rows.get(row))) {
      height++;
    }
    return height;
  }

  private static List<String> notesForTheFoot(Layout layout) {
    if (layout.rows().stream().noneMatch(row -> row.kind() == Kind.BODY)) {
      return List.of();
    }
    List<String> notes =
        layout.rows().stream()
            .filter(row -> row.kind() == Kind.NOTE)
            .flatMap(row -> row.slots().stream())
            .filter(Slot.Printed.class::isInstance)
            .map(slot -> ((Slot.Printed) slot).text())
            .toList();
    return String.join("\n", notes).length() > FOOT ? List.of() : notes;
  }

  private static Map<String, CellAddress> spots(List<Layout.Row> rows) {
    Map<String, CellAddress> spots = new LinkedHashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      List<Slot> slots = rows.get(r).slots();
      for (int c = 0; c < slots.size(); c++) {
        String ref = inputOf(slots.get(c));
        if (ref != null) {
          spots.putIfAbsent(ref, new CellAddress(r, c));
        }
      }
    }
    return spots;
  }

  /** The ref of an item or column, or {@code header.} and a field's key; null for other slots. */
  static @Nullable String inputOf(Slot slot) {
    return switch (slot) {
      case Slot.Input(String ref) -> ref;
      case Slot.FieldInput(String key) -> fieldRef(key);
      case Slot.Printed _, Slot.Label _, Slot.Line _, Slot.Left _, Slot.Up _, Slot.Empty _ -> null;
    };
  }

  /** The name of a field here. Fields and columns may share a key, so fields get a prefix. */
  static String fieldRef(String key) {
    return "header." + key;
  }

  @Nullable CellAddress field(String key) {
    return spots.get(fieldRef(key));
  }

  /** The cells of these items, as {@code E7}; items not in the layout are skipped. */
  List<String> cells(List<String> refs) {
    return refs.stream().map(spots::get).filter(a -> a != null).map(CellAddress::toString).toList();
  }

  /** Whether all of these are on this sheet. */
  boolean holds(List<String> refs) {
    return spots.keySet().containsAll(refs);
  }

  int headingLast() {
    int last = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.get(r).kind() == Kind.HEADING) {
        last = r;
      }
    }
    return last;
  }

  int headingFirst() {
    for (int r = 0; r < rows.size(); r++) {
      if (rows.get(r).kind() == Kind.HEADING) {
        return r;
      }
    }
    return 0;
  }

  /** The cell together with everything merged into it. */
  CellRangeAddress extent(int row, int column) {
    int right = column;
    while (slot(row, right + 1) instanceof Slot.Left) {
      right++;
    }
    int below = row;
    while (!isBody(row) && slot(below + 1, column) instanceof Slot.Up) {
      below++;
    }
    return new CellRangeAddress(row, below, column, right);
  }

  /** The width in half-width characters; at least two, as every cell has room for that. */
  int width(CellRangeAddress extent) {
    int width = 0;
    for (int c = extent.getFirstColumn(); c <= extent.getLastColumn(); c++) {
      width += layout.widths().get(c);
    }
    return Math.max(width, 2);
  }

  /** How many equal body rows there are here, counting this one and those below. */
  int bodyRows(CellAddress first) {
    int row = first.getRow();
    int last = row;
    while (isBody(row) && last + 1 < rows.size() && rows.get(last + 1).equals(rows.get(row))) {
      last++;
    }
    return last - row + 1;
  }

  boolean isBody(int row) {
    return rows.get(row).kind() == Kind.BODY;
  }

  /** Whether this is a body row beyond those of the paper form; it gets lines when filled in. */
  boolean isPrepared(int row) {
    return bodyFirst >= 0 && row >= bodyFirst + bodyPrinted && row < bodyFirst + bodyRows;
  }

  private Slot slot(int row, int column) {
    if (row >= rows.size() || column >= rows.get(row).slots().size()) {
      return new Slot.Empty();
    }
    return rows.get(row).slots().get(column);
  }
}
