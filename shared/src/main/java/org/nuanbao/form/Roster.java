package org.nuanbao.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.formula.Formula;

/** A list of persons, one row each. */
public record Roster(
    Head head,
    List<Field> fields,
    List<Column> columns,
    @Nullable Disburses disburses,
    List<Measure> measures,
    Layout layout,
    List<Rule> rules)
    implements Form {
  /** The name of a roster's rows in rules, like the key of a card's small table. */
  public static final String ROWS = Formula.ROWS;

  public Optional<Column> column(String key) {
    return columns.stream().filter(column -> column.key().equals(key)).findFirst();
  }

  /** The position of the column in {@link #columns()}, and so in each row's values; -1 if none. */
  public int indexOf(String key) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
