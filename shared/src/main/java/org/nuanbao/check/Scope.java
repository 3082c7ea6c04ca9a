package org.nuanbao.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Place;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/**
 * What a rule looks at in one go: the form, or one row of a table with what stands once on the
 * form.
 *
 * @param table null where no row is looked at
 * @param line the row of that table
 */
public record Scope(Judging judging, @Nullable String table, @Nullable Line line) {
  /**
   * The answer of this name here.
   *
   * @throws IllegalArgumentException if it stands in a table whose row is not looked at
   */
  public Cell cell(String name) {
    Place place = judging.place(name);
    if (place.table() == null) {
      return new Cell(judging, place, null, judging.value(place, null));
    }
    if (!place.table().equals(table)) {
      throw new IllegalArgumentException(name + " stands in each row of a table");
    }
    return new Cell(judging, place, line, judging.value(place, line));
  }

  /** The row as it is called; nothing for a whole form. */
  public String name() {
    Line row = line;
    return row == null || table == null ? "" : judging.row(table, row);
  }

  /** Whether nothing is filled into the row; a form as a whole is not looked at. */
  public boolean isBlank() {
    return line != null && line.values().stream().allMatch(Value::isBlank);
  }

  public List<Cell> cells(List<String> names) {
    return names.stream().map(this::cell).toList();
  }

  /** The places a finding names by these refs; a group stands at its first answer. */
  public List<Spot> spots(List<String> refs) {
    return refs.stream().map(ref -> judging.spot(ref, this)).toList();
  }
}
