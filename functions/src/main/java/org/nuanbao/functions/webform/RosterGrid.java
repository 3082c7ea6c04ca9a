package org.nuanbao.functions.webform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;
import org.nuanbao.functions.webform.AskedCell.Look;

/**
 * A roster to be typed, a line of inputs for each row, and the blanks of its head above.
 *
 * @param columns what is asked of each row; without the numbers of rows, which come by themselves,
 *     and what the federation fills in
 * @param most how many rows the page takes
 */
public record RosterGrid(List<AskedCell> head, List<Heading> columns, List<Row> rows, int most) {
  /**
   * A column.
   *
   * @param options the answers that are offered
   * @param width the class of its width
   */
  public record Heading(String key, String label, List<String> options, String width) {
    /** The id of the list of answers. */
    public String list() {
      return "o-" + key;
    }
  }

  /** One row; its number is its place on the page. */
  public record Row(int number, List<AskedCell> cells) {}

  static RosterGrid of(Roster form, TypedForm typed, Map<String, FormNote> notes) {
    List<Column> columns =
        form.columns().stream()
            .filter(column -> !column.byFederation() && !TypedForm.isNumbering(form, column))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= typed.rows().getOrDefault(Roster.ROWS, 0); number++) {
      List<AskedCell> cells = new ArrayList<>();
      for (Column column : columns) {
        String name = TypedForm.row(number, column.key());
        cells.add(
            new AskedCell(
                name,
                "",
                "第 " + number + " 行 " + column.label(),
                column.answer(),
                Look.LINE,
                column.codes(),
                typed.at(name),
                notes.get(name)));
      }
      rows.add(new Row(number, List.copyOf(cells)));
    }
    return new RosterGrid(
        form.fields().stream().map(field -> head(field, typed, notes)).toList(),
        columns.stream().map(RosterGrid::heading).toList(),
        List.copyOf(rows),
        TypedForm.most(form, Roster.ROWS));
  }

  private static Heading heading(Column column) {
    String unit = column.answer().unit();
    boolean said = unit.isEmpty() || column.label().contains(unit);
    return new Heading(
        column.key(),
        said ? column.label() : column.label() + "（" + unit + "）",
        column.codes(),
        width(column.type()));
  }

  /** Long numbers must be seen whole, to compare them with what they are copied from. */
  private static String width(ValueType type) {
    if (type.isNumber()) {
      return "num";
    }
    return type.isDigits() && type != ValueType.PHONE ? "w12" : "w8";
  }

  private static AskedCell head(Field field, TypedForm typed, Map<String, FormNote> notes) {
    String name = TypedForm.field(field);
    return new AskedCell(
        name,
        "",
        field.label(),
        field.answer(),
        Look.LINE,
        field.codes(),
        typed.at(name),
        notes.get(name));
  }
}
