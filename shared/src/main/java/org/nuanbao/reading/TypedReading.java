package org.nuanbao.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Place;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Roster;

/** A whole reading brought to the types its form asks for; cells stay as they are. */
public final class TypedReading {

  private TypedReading() {}

  public static Reading of(Form form, Reading raw) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    form.fields()
        .forEach(field -> fields.put(field.key(), typed(field, raw.fields(), field.key())));
    if (raw.fields().containsKey(Field.NOTHING.key())) {
      Entry nothing = typed(Field.NOTHING, raw.fields(), Field.NOTHING.key());
      fields.put(Field.NOTHING.key(), nothing);
    }
    return new Reading(
        raw.form(), raw.version(), raw.sheet(), raw.unit(), fields, body(form, raw.body()));
  }

  private static Body body(Form form, Body raw) {
    return switch (raw) {
      case Body.Figures figures -> new Body.Figures(alone(form, figures.items()));
      case Body.Lines lines ->
          lines(form.columnsOfTables().getOrDefault(Roster.ROWS, List.of()), lines);
      case Body.Answers answers -> {
        Map<String, Body.Lines> tables = new LinkedHashMap<>();
        form.columnsOfTables()
            .forEach((key, columns) -> tables.put(key, filled(lines(columns, answers.rows(key)))));
        yield new Body.Answers(alone(form, answers.answers()), tables);
      }
    };
  }

  private static Map<String, Entry> alone(Form form, Map<String, Entry> raw) {
    Map<String, Entry> typed = new LinkedHashMap<>();
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        typed.put(place.name(), typed(place.prompt(), raw, place.name()));
      }
    }
    return typed;
  }

  /** A printed row that nobody filled in says nothing. */
  private static Body.Lines filled(Body.Lines rows) {
    return new Body.Lines(
        rows.lines().stream()
            .filter(line -> !line.values().stream().allMatch(Value::isBlank))
            .toList(),
        rows.letters());
  }

  private static Body.Lines lines(List<Column> columns, Body.Lines raw) {
    List<Line> typed = new ArrayList<>(raw.lines().size());
    for (Line line : raw.lines()) {
      List<Value> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        values.add(Typing.typed(columns.get(i).answer(), line.values().get(i)));
      }
      typed.add(new Line(line.number(), line.sheetRow(), values));
    }
    return new Body.Lines(typed, raw.letters());
  }

  private static Entry typed(Prompt prompt, Map<String, Entry> entries, String key) {
    Entry raw = entries.getOrDefault(key, Entry.NONE);
    return new Entry(Typing.typed(prompt.answer(), raw.value()), raw.cell());
  }
}
