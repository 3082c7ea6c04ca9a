package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;

/** The printed texts and the types of a form's items, columns and fields, by ref. */
final class Labels {
  /** Between an item's label and the sum printed behind it. */
  private static final String GAP = "      ";

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, ValueType> types = new HashMap<>();

  Labels(Form form) {
    Set<String> labelled =
        form.sheets().stream()
            .flatMap(sheet -> sheet.layout().rows().stream())
            .flatMap(row -> row.slots().stream())
            .filter(Slot.Label.class::isInstance)
            .map(slot -> ((Slot.Label) slot).ref())
            .collect(Collectors.toSet());
    for (Field field : form.fields()) {
      texts.put(field.ref(), field.printed());
      if (!labelled.contains(field.ref())) {
        field.placeholder().ifPresent(text -> placeholders.put(field.key(), text));
      }
      types.put(Placement.fieldRef(field.key()), field.type());
    }
    texts.putAll(form.labels());
    for (Place place : form.places().values()) {
      if (place.prompt() instanceof Field) {
        continue;
      }
      types.put(place.name(), place.prompt().type());
      if (place.prompt() instanceof Item item && item.formula() != null) {
        texts.put(place.name(), item.label() + GAP + item.formula());
      }
    }
  }

  /** What is printed in a slot; empty where there is nothing. */
  Optional<String> text(Slot slot) {
    return switch (slot) {
      case Slot.Printed(String text) -> Optional.of(text);
      case Slot.Label(String ref) -> Optional.of(known(texts, ref));
      case Slot.FieldInput(String key) -> Optional.ofNullable(placeholders.get(key));
      case Slot.Line(var parts) ->
          Optional.of(parts.stream().map(Layout.Part::printed).collect(Collectors.joining()));
      case Slot.Input _, Slot.Left _, Slot.Up _, Slot.Empty _ -> Optional.empty();
    };
  }

  ValueType type(String ref) {
    return known(types, ref);
  }

  ValueType fieldType(String key) {
    return known(types, Placement.fieldRef(key));
  }

  private static <T> T known(Map<String, T> all, String ref) {
    T one = all.get(ref);
    if (one == null) {
      throw new IllegalArgumentException("the layout names what the form does not have: " + ref);
    }
    return one;
  }
}
