package org.nuanbao.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;

/** A whole reading brought to the types its form asks for; cells stay as they are. */
public final class TypedReading {
  private TypedReading() {}

  public static Reading of(Form form, Reading raw) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      fields.put(field.key(), typed(field.type(), raw.fields(), field.key()));
    }
    return new Reading(
        raw.form(), raw.version(), raw.sheet(), raw.unit(), fields, body(form, raw.body()));
  }

  private static Body body(Form form, Body raw) {
    return switch (raw) {
      case Body.Figures figures -> {
        Map<String, Entry> items = new LinkedHashMap<>();
        for (Item item : items(form)) {
          items.put(item.ref(), typed(item.type(), figures.items(), item.ref()));
        }
        yield new Body.Figures(items);
      }
      case Body.Lines lines -> {
        List<Line> typed = new ArrayList<>(lines.lines().size());
        List<Column> columns = columns(form);
        lines.lines().forEach(line -> typed.add(line(columns, line)));
        yield new Body.Lines(typed, lines.letters());
      }
    };
  }

  private static Line line(List<Column> columns, Line raw) {
    List<Value> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(Typing.typed(columns.get(i).type(), raw.values().get(i)));
    }
    return new Line(raw.number(), raw.sheetRow(), values);
  }

  private static Entry typed(ValueType type, Map<String, Entry> entries, String key) {
    Entry raw = entries.getOrDefault(key, Entry.NONE);
    return new Entry(Typing.typed(type, raw.value()), raw.cell());
  }

  private static List<Item> items(Form form) {
    return switch (form) {
      case Statistics statistics -> statistics.items();
      case Roster _ -> List.of();
    };
  }

  private static List<Column> columns(Form form) {
    return switch (form) {
      case Statistics _ -> List.of();
      case Roster roster -> roster.columns();
    };
  }
}
