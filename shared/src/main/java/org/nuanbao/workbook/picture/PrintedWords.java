package org.nuanbao.workbook.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.sheet.SheetCell.Kind;
import org.nuanbao.value.Plain;

/** The words that a form prints, and what they are. */
final class PrintedWords {
  private final Map<String, Kind> kinds = new HashMap<>();

  PrintedWords(Form form) {
    Map<String, String> labels = new HashMap<>(form.labels());
    form.fields().forEach(field -> labels.putIfAbsent(field.ref(), field.printed()));
    for (FormOfParts.Sheet sheet : form.sheets()) {
      for (Layout.Row row : sheet.layout().rows()) {
        row.slots().forEach(slot -> put(slot, kind(row.kind()), labels));
      }
    }
    for (Place place : form.places().values()) {
      if (place.prompt() instanceof Item item) {
        String formula = item.formula() == null ? "" : item.formula();
        item.labels()
            .forEach(label -> {
              put(label, Kind.LABEL);
              put(label + formula, Kind.LABEL);
            });
      } else if (place.prompt() instanceof Field field) {
        field.labels().forEach(label -> put(label, Kind.LABEL));
      }
    }
    put(form.head().title(), Kind.TITLE);
    put(Field.NOTHING.label(), Kind.LABEL);
  }

  private static Kind kind(Layout.Kind row) {
    return switch (row) {
      case TITLE -> Kind.TITLE;
      case HEADING -> Kind.HEADING;
      case MARKER, FIELDS, TABLE, TEXT, BODY, NOTE -> Kind.LABEL;
    };
  }

  private void put(Slot slot, Kind kind, Map<String, String> labels) {
    switch (slot) {
      case Slot.Printed(String text) -> put(text, kind);
      case Slot.Label(String ref) -> put(labels.getOrDefault(ref, ""), kind);
      case Slot.Line(var parts) ->
          put(parts.stream().map(Part::printed).collect(Collectors.joining()), kind);
      case Slot.Input _, Slot.FieldInput _, Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
    }
  }

  private void put(String text, Kind kind) {
    String key = key(text);
    if (!key.isEmpty()) {
      kinds.putIfAbsent(key, kind);
    }
  }

  /** What a text is; {@link Kind#TEXT} if the form does not print it. */
  Kind of(String text) {
    return kinds.getOrDefault(key(text), Kind.TEXT);
  }

  private static String key(String text) {
    String folded = Plain.folded(text);
    return folded.endsWith(":") ? folded.substring(0, folded.length() - 1) : folded;
  }
}
