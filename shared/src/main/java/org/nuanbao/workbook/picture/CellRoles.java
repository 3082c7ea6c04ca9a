package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.Veil;

/** What the cells of a workbook answer, as far as they were read as a form. */
final class CellRoles {
  /**
   * What one cell answers; a cell may answer several things.
   *
   * @param said the answer as it was read; empty if it is blank or not known
   * @param alone whether the cell is for nothing else
   */
  record Role(Veil veil, boolean sum, String said, boolean alone) {}

  /**
   * A column of a table.
   *
   * @param first the sheet's row that the first entry begins in
   * @param plus how many rows below an entry's first the answer stands
   * @param rows where entries begin; null if the answers of the column all stand in first rows
   */
  private record TableColumn(
      int column, int plus, int first, int last, Role role, @Nullable Set<Integer> rows) {
    boolean holds(CellAddress at) {
      return at.column() == column
          && first + plus <= at.row()
          && at.row() <= last
          && (rows == null || rows.contains(at.row() - plus));
    }
  }

  /** The roles of one sheet's cells. */
  static final class OfSheet {
    private final Map<CellAddress, List<Role>> cells = new HashMap<>();
    private final Map<Integer, List<CellAddress>> ofRow = new HashMap<>();
    private final Map<Integer, List<TableColumn>> columns = new HashMap<>();

    /** What a cell answers; empty if nothing. */
    List<Role> of(CellAddress at) {
      List<Role> own = cells.get(at);
      if (own != null) {
        return own;
      }
      for (TableColumn table : columns.getOrDefault(at.column(), List.of())) {
        if (table.holds(at)) {
          return List.of(table.role());
        }
      }
      return List.of();
    }

    /** The cells of a row that answer something on their own, in no table. */
    List<CellAddress> asked(int row) {
      return ofRow.getOrDefault(row, List.of());
    }

    private void add(CellAddress at, Role role) {
      List<Role> roles = cells.computeIfAbsent(at, any -> new ArrayList<>());
      if (roles.isEmpty()) {
        ofRow.computeIfAbsent(at.row(), any -> new ArrayList<>()).add(at);
      }
      roles.add(role);
    }
  }

  private static final OfSheet NONE = new OfSheet();

  private final Map<String, OfSheet> sheets = new HashMap<>();
  private final Set<String> sums;

  private CellRoles(Form form) {
    sums =
        form.rules().stream()
            .flatMap(rule -> rule.sum().stream())
            .map(Rule.Sum::target)
            .collect(Collectors.toSet());
  }

  /** The roles that these readings of one workbook give to its cells. */
  static CellRoles of(Form form, List<Reading> readings) {
    CellRoles roles = new CellRoles(form);
    for (Reading reading : readings) {
      for (Field field : form.fields()) {
        Entry entry = reading.fields().getOrDefault(field.key(), Entry.NONE);
        roles.add(reading, entry, field, false);
      }
      for (Place place : form.places().values()) {
        if (place.table() == null && !(place.prompt() instanceof Field)) {
          Entry entry = reading.body().answer(place.name());
          roles.add(reading, entry, place.prompt(), roles.isSum(place));
        }
      }
      form.columnsOfTables()
          .forEach((table, columns) -> roles.add(reading, reading.body().rows(table), columns));
    }
    return roles;
  }

  private boolean isSum(Place place) {
    return sums.contains(place.name())
        || (place.prompt() instanceof Item item && item.formula() != null);
  }

  private void add(Reading reading, Entry entry, Prompt prompt, boolean sum) {
    String cell = entry.cell();
    if (cell != null) {
      Role role = new Role(Veil.of(prompt), sum, said(entry.value()), false);
      CellAddress.of(cell).ifPresent(at -> on(reading, cell).add(at, role));
    }
  }

  private OfSheet on(Reading reading, String cell) {
    int bang = cell.lastIndexOf('!');
    String sheet = bang < 0 ? reading.sheet() : cell.substring(0, bang);
    return sheets.computeIfAbsent(sheet, any -> new OfSheet());
  }

  private static String said(Value value) {
    return switch (value) {
      case Value.Text(String text) -> ShownText.clean(text);
      case Value.Numeric number -> number.plain();
      case Value.Blank _, Value.Day _, Value.Broken _ -> "";
    };
  }

  private void add(Reading reading, Body.Lines table, List<Column> columns) {
    if (table.lines().isEmpty()) {
      return;
    }
    int first = table.lines().getFirst().sheetRow();
    boolean several = table.letters().stream().anyMatch(it -> it.indexOf('+') >= 0);
    // Of a list all that follows its first entry is masked, whether it was read as an entry or not.
    int last = several ? table.lines().getLast().sheetRow() + 1 : Integer.MAX_VALUE;
    Set<Integer> rows = null;
    if (several) {
      rows = new HashSet<>();
      for (Line line : table.lines()) {
        rows.add(line.sheetRow());
      }
    }
    for (int i = 0; i < Math.min(columns.size(), table.letters().size()); i++) {
      String letter = table.letters().get(i);
      int plus = letter.lastIndexOf('+');
      String bare = plus < 0 ? letter : letter.substring(0, plus);
      int below = plus < 0 ? 0 : Integer.parseInt(letter.substring(plus + 1));
      Role role = new Role(Veil.of(columns.get(i)), false, "", true);
      Set<Integer> starts = rows;
      CellAddress.of(bare + 1)
          .ifPresent(at ->
              on(reading, bare + 1)
                  .columns
                  .computeIfAbsent(at.column(), any -> new ArrayList<>())
                  .add(new TableColumn(at.column(), below, first, last, role, starts)));
    }
  }

  /** The roles on the sheet of this name. */
  OfSheet on(String sheet) {
    return sheets.getOrDefault(sheet, NONE);
  }
}
