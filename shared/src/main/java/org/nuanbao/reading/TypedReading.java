package org.nuanbao.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.SubTable;
import org.nuanbao.form.Tabled;

/** A whole reading brought to the types its form asks for; cells stay as they are. */
public final class TypedReading {
  private TypedReading() {}

  public static Reading of(Form form, Reading raw) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      fields.put(field.key(), typed(field, raw.fields(), field.key()));
    }
    if (raw.fields().containsKey(Field.NOTHING.key())) {
      fields.put(Field.NOTHING.key(), typed(Field.NOTHING, raw.fields(), Field.NOTHING.key()));
    }
    return new Reading(
        raw.form(), raw.version(), raw.sheet(), raw.unit(), fields, body(form, raw.body()));
  }

  private static Body body(Form form, Body raw) {
    return switch (raw) {
      case Body.Figures figures -> {
        Map<String, Entry> items = new LinkedHashMap<>();
        for (Item item : items(form)) {
          items.put(item.ref(), typed(item, figures.items(), item.ref()));
        }
        yield new Body.Figures(items);
      }
      case Body.Lines lines -> lines(columns(form), lines);
      case Body.Answers answers ->
          form instanceof Single single ? answers(single, answers) : answers;
    };
  }

  private static Body.Answers answers(Single form, Body.Answers raw) {
    Map<String, Entry> answers = new LinkedHashMap<>();
    for (Question question : form.questions()) {
      answers.put(question.key(), typed(question, raw.answers(), question.key()));
    }
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    for (SubTable table : form.tables()) {
      Body.Lines rows =
          raw.tables().getOrDefault(table.key(), new Body.Lines(List.of(), List.of()));
      tables.put(table.key(), filled(lines(table.columns(), rows)));
    }
    return new Body.Answers(answers, tables);
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
    raw.lines().forEach(line -> typed.add(line(columns, line)));
    return new Body.Lines(typed, raw.letters());
  }

  private static Line line(List<Column> columns, Line raw) {
    List<Value> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(Typing.typed(columns.get(i).answer(), raw.values().get(i)));
    }
    return new Line(raw.number(), raw.sheetRow(), values);
  }

  private static Entry typed(Prompt prompt, Map<String, Entry> entries, String key) {
    Entry raw = entries.getOrDefault(key, Entry.NONE);
    return new Entry(Typing.typed(prompt.answer(), raw.value()), raw.cell());
  }

  private static List<Item> items(Form form) {
    return switch (form) {
      case Tabled tabled -> tabled.items();
      case Roster _, Single _ -> List.of();
    };
  }

  private static List<Column> columns(Form form) {
    return switch (form) {
      case Tabled _, Single _ -> List.of();
      case Roster roster -> roster.columns();
    };
  }
}
