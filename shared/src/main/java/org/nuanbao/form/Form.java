package org.nuanbao.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A form of a notice: what it asks for, how it is printed, which rules it must keep. */
public sealed interface Form permits Tabled, Roster, Single {
  Head head();

  /** The blanks above and below the table: unit, filler, telephone, date. */
  List<Field> fields();

  Layout layout();

  /** In the order of their ids. */
  List<Rule> rules();

  /** Ids of the rules on when it must have come. */
  default Set<String> deadlines() {
    return rules().stream()
        .filter(rule -> rule.lastDay().isPresent())
        .map(rule -> rule.head().id())
        .collect(Collectors.toSet());
  }

  /** The columns of its tables by their keys; a roster's own is {@value Roster#ROWS}. */
  default Map<String, List<Column>> columnsOfTables() {
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    switch (this) {
      case Tabled _ -> {}
      case Roster roster -> tables.put(Roster.ROWS, roster.columns());
      case Single single -> single.tables().forEach(it -> tables.put(it.key(), it.columns()));
    }
    return tables;
  }

  /** Everything it asks for, by the names rules give them. */
  default Map<String, Place> places() {
    Map<String, Place> places = new LinkedHashMap<>();
    switch (this) {
      case Tabled tabled -> tabled.items().forEach(it -> put(places, it.ref(), it));
      case Single single -> single.questions().forEach(it -> put(places, it.key(), it));
      case Roster _ -> {}
    }
    columnsOfTables()
        .forEach((table, columns) -> {
          for (int i = 0; i < columns.size(); i++) {
            String key = columns.get(i).key();
            String name = this instanceof Roster ? key : table + "." + key;
            places.put(name, new Place(columns.get(i), name, table, i));
          }
        });
    fields().stream()
        .filter(field -> !places.containsKey(field.ref()))
        .forEach(field -> put(places, field.ref(), field));
    return places;
  }

  private static void put(Map<String, Place> places, String name, Prompt prompt) {
    places.put(name, new Place(prompt, name, null, -1));
  }

  /** What a form's YAML calls its kind. */
  default String kind() {
    return switch (this) {
      case Statistics _ -> "statistics";
      case Crosstab _ -> "crosstab";
      case Roster _ -> "roster";
      case Card _ -> "card";
      case Voucher _ -> "voucher";
    };
  }

  default FormId id() {
    return head().id();
  }
}
