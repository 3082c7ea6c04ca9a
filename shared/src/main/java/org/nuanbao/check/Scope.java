package org.nuanbao.check;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Place;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/**
 * What a rule looks at in one step: the form, or one row of a table together with what is in no
 * table.
 *
 * @param table null if the scope is not a row
 * @param line the row of that table
 */
public record Scope(Judging judging, @Nullable String table, @Nullable Line line) {
  /**
   * The answer with this name in this scope.
   *
   * @throws IllegalArgumentException if it belongs to a table and no row of that table is looked at
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

  /** What findings call the row; empty for a whole form. */
  public String name() {
    Line row = line;
    return row == null || table == null ? "" : judging.row(table, row);
  }

  /** Whether nothing is filled into the row; always false for a whole form. */
  public boolean isBlank() {
    return line != null && line.values().stream().allMatch(Value::isBlank);
  }

  public List<Cell> cells(List<String> names) {
    return names.stream().map(this::cell).toList();
  }

  /** The places that a finding names by these refs; a group's place is its first answer. */
  public List<Spot> spots(List<String> refs) {
    return refs.stream().map(ref -> judging.spot(ref, this)).toList();
  }

  /** The rows of a table, each made when it is asked for. */
  static final class Rows extends AbstractList<Scope> implements RandomAccess {
    private final Judging judging;
    private final String table;
    private final List<Line> lines;

    Rows(Judging judging, String table, List<Line> lines) {
      this.judging = judging;
      this.table = table;
      this.lines = lines;
    }

    @Override
    public Scope get(int index) {
      return new Scope(judging, table, lines.get(index));
    }

    @Override
    public int size() {
      return lines.size();
    }
  }
}
