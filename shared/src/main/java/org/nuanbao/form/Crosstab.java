package org.nuanbao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures in which every row asks the same about something else.
 *
 * @param without the cells that ask nothing, printed as × or —, by {@code row.column}
 * @param stock whether the figures tell how things stand on a day, so that two periods are never
 *     added up
 */
public record Crosstab(
    Head head,
    List<Field> fields,
    List<Row> rows,
    List<Measured> columns,
    Set<String> without,
    boolean stock,
    Layout layout,
    List<Rule> rules)
    implements FigureForm {

  /**
   * A row of the table.
   *
   * @param group the printed heading above this row and others
   * @param parent the key of the row it is a part of
   * @param answer what its cells take, if that differs from what their columns say
   */
  public record Row(
      String key,
      String group,
      String label,
      @Nullable String parent,
      @Nullable AnswerType answer) {
    /** A row whose cells take what their columns say. */
    public Row(String key, String group, String label, @Nullable String parent) {
      this(key, group, label, parent, null);
    }
  }

  /** A column: what is asked of every row. */
  public record Measured(String key, String label, AnswerType answer) {
    public ValueType type() {
      return answer.kind();
    }
  }

  /** Every cell as an item, {@code row.column}, row by row. */
  @Override
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Row row : rows) {
      for (Measured column : columns) {
        if (!without.contains(row.key() + "." + column.key())) {
          items.add(item(row, column));
        }
      }
    }
    return List.copyOf(items);
  }

  private static Item item(Row row, Measured column) {
    String parent = row.parent();
    String label = row.label() + " " + column.label();
    return new Item(
        row.key() + "." + column.key(),
        "",
        label,
        null,
        label,
        row.answer() == null ? column.answer() : row.answer(),
        parent == null ? null : parent + "." + column.key(),
        null);
  }
}
