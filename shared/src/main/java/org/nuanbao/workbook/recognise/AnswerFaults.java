package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Appearance;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetRow;

/**
 * What is wrong with the cells that hold answers, whatever the answers are: formulas, pictures,
 * anything hidden or shown differently. Faults are collected while the cells are read; there is one
 * finding for each kind and question.
 */
final class AnswerFaults {
  /** How many cells a finding names; it also says how many there are in all. */
  static final int NAMED = 1_000;

  /** The most questions that get a finding each. */
  private static final int APART = 8;

  private enum Kind {
    FORMULA,
    PICTURE,
    SHOWN,
    UNSEEN,
    STRUCK,
    HIDDEN_ROWS,
    HIDDEN_COLUMNS
  }

  private record Key(Kind kind, String label) {}

  /** The cells of one finding. */
  static final class Cells {
    private final List<String> refs = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final SortedSet<Integer> rows = new TreeSet<>();
    private final SortedSet<String> columns = new TreeSet<>();
    private int count;
    private AsShown.@Nullable Doubt first;

    List<String> refs() {
      return refs;
    }

    List<String> names() {
      return names;
    }

    SortedSet<Integer> rows() {
      return rows;
    }

    int count() {
      return count;
    }

    /** The cells as a message names them: {@code E6}, or {@code E6 等3格}. */
    String shown() {
      return names.getFirst() + (count > 1 ? " 等%d格".formatted(count) : "");
    }

    private void add(Cells more) {
      count += more.count;
      refs.addAll(more.refs);
      names.addAll(more.names);
      rows.addAll(more.rows);
      columns.addAll(more.columns);
      first = first == null ? more.first : first;
    }

    private void add(String ref, SheetRow row, int column) {
      count++;
      if (count <= NAMED) {
        refs.add(ref);
        names.add(row.cell(column));
        rows.add(row.number());
        columns.add(CellName.column(column));
      }
    }
  }

  private final Map<Key, Cells> faults = new LinkedHashMap<>();

  /** Notes a formula where an answer is asked for. */
  void formula(String ref, String label, SheetRow row, int column) {
    cells(Kind.FORMULA, label).add(ref, row, column);
  }

  /** Checks how an answer is shown. */
  void see(ValueType type, String ref, String label, SheetRow row, int column) {
    if (row.isPicture(column)) {
      cells(Kind.PICTURE, label).add(ref, row, column);
    } else if (!AsShown.isPlain(type, row.appearance(column)) || row.isStruck(column)) {
      look(type, ref, label, row, column);
    }
  }

  private void look(ValueType type, String ref, String label, SheetRow row, int column) {
    Appearance look = row.appearance(column);
    Value stored = row.stored(column);
    if (stored.isBlank()) {
      return;
    }
    if (row.isStruck(column)) {
      cells(Kind.STRUCK, "").add(ref, row, column);
    }
    boolean white =
        look.onWhite()
            && stored instanceof Value.Numeric(var number)
            && look.format().isWhite(number);
    if (look.unseen() || white) {
      cells(Kind.UNSEEN, label).add(ref, row, column);
    }
    AsShown.Doubt doubt = AsShown.of(type, row, column).doubt();
    if (doubt != null) {
      Cells cells = cells(Kind.SHOWN, label);
      cells.add(ref, row, column);
      cells.first = cells.first == null ? doubt : cells.first;
    }
  }

  /** Checks whether an answer is in a hidden row or column. */
  void place(String ref, SheetRow row, int column, BitSet hiddenColumns) {
    if (row.isHidden()) {
      cells(Kind.HIDDEN_ROWS, "").add(ref, row, column);
    } else if (hiddenColumns.get(column)) {
      cells(Kind.HIDDEN_COLUMNS, "").add(ref, row, column);
    }
  }

  /** Checks the blanks around a table, which are in these rows. */
  void fields(List<Field> fields, Map<String, Entry> entries, List<KeptRow> rows) {
    Map<Integer, KeptRow> byNumber = new HashMap<>();
    rows.forEach(row -> byNumber.put(row.number(), row));
    for (Field field : fields) {
      String cell = entries.getOrDefault(field.key(), Entry.NONE).cell();
      Range at = cell == null ? null : Range.parse(cell);
      KeptRow row = at == null ? null : byNumber.get(at.firstRow());
      if (at != null && row != null) {
        see(field.type(), field.ref(), field.label(), row, at.firstColumn());
        if (row.isUncalculated(at.firstColumn())) {
          formula(field.ref(), field.label(), row, at.firstColumn());
        }
      }
    }
  }

  private Cells cells(Kind kind, String label) {
    return faults.computeIfAbsent(new Key(kind, label), key -> new Cells());
  }

  /**
   * The faults by kind and question, as they are shown. A fault found under many questions, as when
   * a whole column has a format, is reported once.
   */
  private Map<Key, Cells> together() {
    Map<Kind, List<Key>> byKind = new EnumMap<>(Kind.class);
    faults
        .keySet()
        .forEach(key -> byKind.computeIfAbsent(key.kind(), k -> new ArrayList<>()).add(key));
    Map<Key, Cells> told = new LinkedHashMap<>();
    byKind.forEach((kind, keys) -> {
      if (keys.size() <= APART) {
        keys.forEach(key ->
            told.put(new Key(kind, "“%s”".formatted(key.label())), cells(kind, key.label())));
      } else {
        Cells all = new Cells();
        keys.forEach(key -> all.add(cells(kind, key.label())));
        told.put(new Key(kind, "“%s”等%d项".formatted(keys.getFirst().label(), keys.size())), all);
      }
    });
    return told;
  }

  void tell(FileFindings findings) {
    together()
        .forEach((key, cells) -> {
          switch (key.kind()) {
            case FORMULA -> findings.formula(cells.refs(), cells.names(), key.label());
            case PICTURE -> findings.picture(cells, key.label());
            case SHOWN -> {
              if (cells.first != null) {
                findings.shownDiffers(cells, key.label(), cells.first);
              }
            }
            case UNSEEN -> findings.unseen(cells, key.label());
            case STRUCK -> findings.struck(cells);
            case HIDDEN_ROWS ->
                findings.hidden(
                    cells.refs(), cells.names(), FileFindings.rows(cells.rows()), "Rows are");
            case HIDDEN_COLUMNS ->
                findings.hidden(
                    cells.refs(),
                    cells.names(),
                    String.join("、", cells.columns) + "列",
                    "Columns are");
          }
        });
  }
}
