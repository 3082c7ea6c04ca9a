package org.nuanbao.functions.webform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.ValueType;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;

/**
 * What is typed into a form on a page.
 *
 * @param values as typed, by the names of the inputs: an item's or question's own, {@code @} and a
 *     field's key, {@code row3.} and a column's name
 * @param rows how many rows each table has on the page, by its key
 */
record TypedForm(Form form, Map<String, String> values, Map<String, Integer> rows) {
  /** How many inputs the rows of a page have at most, which keeps the page small. */
  private static final int MOST_INPUTS = 480;

  private static final int MOST_ROWS = 50;
  private static final int FIRST_ROWS = 3;

  /** More than any input takes; nobody types that on a page. */
  private static final int LONGEST = 4_000;

  private static final Pattern ROW = Pattern.compile("row([1-9][0-9]{0,2})\\.(.+)");

  /** What a spreadsheet takes for a number when it is typed. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,10})?");

  TypedForm {
    values = Map.copyOf(values);
    rows = Map.copyOf(rows);
  }

  /** A form with nothing in it. */
  static TypedForm blank(Form form) {
    return of(form, Map.of());
  }

  /**
   * What a page sends. What the form does not ask for is left out.
   *
   * @throws Refusal.Refused if it is longer than a page lets anybody type
   */
  static TypedForm of(Form form, Map<String, String> sent) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>(form.places().keySet());
    form.fields().forEach(field -> asked.add(field(field)));
    Map<String, Integer> rows = new LinkedHashMap<>();
    form.columnsOfTables().forEach((table, _) -> rows.put(table, printed(form, table)));
    for (Map.Entry<String, String> each : sent.entrySet()) {
      Matcher row = ROW.matcher(each.getKey());
      String name = row.matches() ? row.group(2) : each.getKey();
      if (asked.contains(name)) {
        if (each.getValue().length() > LONGEST) {
          throw Refusal.WRONG_REQUEST.exception();
        }
        if (row.matches()) {
          int number = Integer.parseInt(row.group(1));
          String table = table(form, name);
          if (number > most(form, table)) {
            throw Refusal.WRONG_REQUEST.exception();
          }
          rows.merge(table, number, Math::max);
        }
        values.put(each.getKey(), each.getValue().replace("\r\n", "\n").strip());
      }
    }
    return new TypedForm(form, values, rows);
  }

  /** The values of a reading, as somebody would type them. */
  static TypedForm of(Form form, Reading reading) {
    Map<String, String> values = new LinkedHashMap<>();
    form.fields()
        .forEach(field ->
            values.put(
                field(field),
                text(reading.fields().getOrDefault(field.key(), Entry.NONE).value())));
    form.places().values().stream()
        .filter(place -> place.table() == null)
        .forEach(
            place -> values.put(place.name(), text(reading.body().answer(place.name()).value())));
    form.columnsOfTables()
        .forEach((table, columns) -> {
          for (Line line : reading.body().rows(table).lines()) {
            for (int i = 0; i < columns.size(); i++) {
              String name = form instanceof Roster ? "" : table + ".";
              values.put(
                  row(line.number(), name + columns.get(i).key()), text(line.values().get(i)));
            }
          }
        });
    return of(form, values);
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Blank _, Value.Broken _ -> "";
      case Value.Numeric number -> number.plain();
      case Value.Text(String text) -> text;
      case Value.Day(LocalDate day) -> day.toString();
    };
  }

  /** The name of the input for a field of the head. */
  static String field(Field field) {
    return "@" + field.key();
  }

  /** The name of the input for a column in a row. */
  static String row(int number, String column) {
    return "row" + number + "." + column;
  }

  private static String table(Form form, String name) {
    Place place = form.places().get(name);
    String table = place == null ? null : place.table();
    if (table == null) {
      throw Refusal.WRONG_REQUEST.exception();
    }
    return table;
  }

  private static int printed(Form form, String table) {
    if (form instanceof Roster) {
      return FIRST_ROWS;
    }
    return form.layout().rows().stream()
        .filter(row -> row.kind() == Layout.Kind.BODY)
        .filter(row ->
            row.slots().stream()
                .anyMatch(slot ->
                    slot instanceof Layout.Slot.Input(String ref) && ref.startsWith(table + ".")))
        .mapToInt(Layout.Row::times)
        .max()
        .orElse(0);
  }

  /** How many rows a table can have on a page. */
  static int most(Form form, String table) {
    int columns = form.columnsOfTables().getOrDefault(table, List.of()).size();
    return Math.clamp(MOST_INPUTS / Math.max(1, columns), 1, MOST_ROWS);
  }

  /** Whether a column only numbers the rows: the page does that. */
  static boolean isNumbering(Form form, Column column) {
    return form.rules().stream().anyMatch(rule -> rule.numbers(column.key()));
  }

  /** What stands in an input; empty if nothing does. */
  String at(String name) {
    return values.getOrDefault(name, "");
  }

  TypedForm with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new TypedForm(form, changed, rows);
  }

  /** The same with another row, if the page takes one more. */
  TypedForm more(String table) {
    Map<String, Integer> changed = new LinkedHashMap<>(rows);
    changed.computeIfPresent(table, (_, now) -> Math.min(now + 1, most(form, table)));
    return new TypedForm(form, values, changed);
  }

  /** The same without a roster's row; those below move up. */
  TypedForm without(int number) {
    Map<String, String> changed = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      Matcher row = ROW.matcher(name);
      int at = row.matches() ? Integer.parseInt(row.group(1)) : 0;
      if (at < number) {
        changed.put(name, value);
      } else if (at > number) {
        changed.put(row(at - 1, row.group(2)), value);
      }
    });
    Map<String, Integer> fewer = new LinkedHashMap<>(rows);
    fewer.computeIfPresent(Roster.ROWS, (_, now) -> Math.max(1, now - 1));
    return new TypedForm(form, changed, fewer);
  }

  /** The rows of a roster in which something is typed, by their numbers on the page. */
  List<Integer> filled() {
    TreeMap<Integer, Boolean> filled = new TreeMap<>();
    values.forEach((name, value) -> {
      Matcher row = ROW.matcher(name);
      if (!value.isEmpty() && row.matches() && !isNumbering(row.group(2))) {
        filled.put(Integer.parseInt(row.group(1)), true);
      }
    });
    return List.copyOf(filled.keySet());
  }

  private boolean isNumbering(String column) {
    return form.rules().stream().anyMatch(rule -> rule.numbers(column));
  }

  /** The values as they would stand in the cells of a workbook. */
  Reading raw() {
    Map<String, Entry> fields = new LinkedHashMap<>();
    form.fields()
        .forEach(field -> fields.put(field.key(), entry(field.answer(), at(field(field)))));
    Map<String, Entry> answers = new LinkedHashMap<>();
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        answers.put(place.name(), entry(place.prompt().answer(), at(place.name())));
      }
    }
    if (form instanceof FigureForm) {
      sums().forEach((ref, sum) -> answers.put(ref, new Entry(sum, null)));
    }
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    form.columnsOfTables().forEach((table, columns) -> tables.put(table, lines(table, columns)));
    return new Reading(
        form.id(), form.head().version(), "", null, fields, Body.of(form, answers, tables));
  }

  private Body.Lines lines(String table, List<Column> columns) {
    List<Line> lines = new ArrayList<>();
    if (form instanceof Roster) {
      filled().forEach(row -> lines.add(line(lines.size() + 1, row, "", columns)));
    } else {
      for (int row = 1; row <= rows.getOrDefault(table, 0); row++) {
        lines.add(line(row, row, table + ".", columns));
      }
    }
    return new Body.Lines(lines, List.of());
  }

  private Line line(int number, int row, String before, List<Column> columns) {
    List<Value> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      boolean numbering = form instanceof Roster && isNumbering(column.key());
      values.add(
          numbering
              ? new Value.Numeric(BigDecimal.valueOf(number))
              : value(column.answer(), at(row(row, before + column.key()))));
    }
    return new Line(number, 0, values);
  }

  private static Entry entry(AnswerType asked, String typed) {
    return new Entry(value(asked, typed), null);
  }

  /** What a spreadsheet makes of what is typed into a cell of this type. */
  private static Value value(AnswerType asked, String typed) {
    if (typed.isEmpty()) {
      return Value.Blank.IT;
    }
    boolean number = asked.kind().isNumber() && asked.kind() != ValueType.PERCENT;
    return number && NUMBER.matcher(typed).matches()
        ? new Value.Numeric(new BigDecimal(typed.replace(",", "")))
        : new Value.Text(typed);
  }

  /** The items that are printed as sums, each with what its terms add up to. */
  Map<String, Value> sums() {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    for (Rule rule : form.rules()) {
      rule.sum()
          .filter(sum -> sum.minus().isEmpty() && isPrinted(sum.target()))
          .ifPresent(sum -> terms.putIfAbsent(sum.target(), sum.terms()));
    }
    Map<String, Value> sums = new LinkedHashMap<>();
    terms.keySet().forEach(target -> sums.put(target, sum(target, terms, new HashSet<>())));
    return sums;
  }

  private boolean isPrinted(String target) {
    return form.places().get(target) instanceof Place(Item item, _, _, _) && item.formula() != null;
  }

  private Value sum(String ref, Map<String, List<String>> terms, Set<String> on) {
    if (!on.add(ref)) {
      return new Value.Broken("circular sum");
    }
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    for (String term : terms.getOrDefault(ref, List.of())) {
      Value value = terms.containsKey(term) ? sum(term, terms, on) : term(term);
      if (value instanceof Value.Numeric(BigDecimal number)) {
        sum = sum.add(number);
        any = true;
      }
    }
    on.remove(ref);
    return any ? new Value.Numeric(sum) : Value.Blank.IT;
  }

  private Value term(String ref) {
    Place place = form.places().get(ref);
    return place == null
        ? Value.Blank.IT
        : Typing.typed(place.prompt().answer(), value(place.prompt().answer(), at(ref)));
  }
}
