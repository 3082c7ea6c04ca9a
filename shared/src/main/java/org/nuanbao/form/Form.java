package org.nuanbao.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Single.SubTable;

/** A form of a notice: what it asks for, how it is printed, which rules it must obey. */
public sealed interface Form permits FigureForm, Roster, Single, FormOfParts {
  Head head();

  /** The blanks above and below the table: unit, filler, telephone, date. */
  List<Field> fields();

  Layout layout();

  /** The sheets of the form; only a form of parts can have several. */
  default List<FormOfParts.Sheet> sheets() {
    return List.of(new FormOfParts.Sheet(head().title(), layout()));
  }

  /** The form's rules, in the order of their ids. */
  List<Rule> rules();

  /** Ids of the rules about when the form must have come. */
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
      case FigureForm _ -> {}
      case Roster roster -> tables.put(Roster.ROWS, roster.columns());
      case Single single -> single.tables().forEach(it -> tables.put(it.key(), it.columns()));
      case FormOfParts parted -> {
        for (FormOfParts.Part part : parted.parts()) {
          part.form()
              .columnsOfTables()
              .forEach((table, columns) -> tables.put(part.table(table), columns));
        }
      }
    }
    return tables;
  }

  /** The printed label of everything that a layout may label, by its ref; without the fields. */
  default Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    switch (this) {
      case Statistics statistics ->
          statistics.items().forEach(it -> labels.put(it.ref(), it.label()));
      case Crosstab crosstab -> {
        crosstab.rows().forEach(it -> labels.put(it.key(), it.label()));
        crosstab.columns().forEach(it -> labels.put(it.key(), it.label()));
      }
      case Roster roster -> roster.columns().forEach(it -> labels.put(it.key(), it.label()));
      case Single single -> {
        single.questions().forEach(it -> labels.put(it.key(), it.printed()));
        single.groups().forEach(it -> labels.put(it.key(), it.printed()));
        for (SubTable table : single.tables()) {
          labels.put(table.key(), table.printed());
          table.columns().forEach(it -> labels.put(table.key() + "." + it.key(), it.label()));
        }
      }
      case FormOfParts parted -> {
        for (FormOfParts.Part part : parted.parts()) {
          part.form().labels().forEach((ref, label) -> labels.put(part.name(ref), label));
        }
      }
    }
    return labels;
  }

  /** Everything the form asks for, by the names that rules use. */
  default Map<String, Place> places() {
    Map<String, Place> places = new LinkedHashMap<>();
    switch (this) {
      case FigureForm tabled -> tabled.items().forEach(it -> put(places, it.ref(), it));
      case Single single -> single.questions().forEach(it -> put(places, it.key(), it));
      case FormOfParts parted -> parted.parts().forEach(part -> put(places, part));
      case Roster _ -> {}
    }
    if (!(this instanceof FormOfParts)) {
      putColumns(places);
    }
    fields().stream()
        .filter(field -> !places.containsKey(field.ref()))
        .forEach(field -> put(places, field.ref(), field));
    return places;
  }

  private void putColumns(Map<String, Place> places) {
    columnsOfTables()
        .forEach((table, columns) -> {
          for (int i = 0; i < columns.size(); i++) {
            String key = columns.get(i).key();
            String name = this instanceof Roster ? key : table + "." + key;
            places.put(name, new Place(columns.get(i), name, table, i));
          }
        });
  }

  private static void put(Map<String, Place> places, FormOfParts.Part part) {
    for (Place place : part.form().places().values()) {
      String table = place.table();
      String name = part.name(place.name());
      places.put(
          name,
          new Place(place.prompt(), name, table == null ? null : part.table(table), place.index()));
    }
  }

  private static void put(Map<String, Place> places, String name, Prompt prompt) {
    places.put(name, new Place(prompt, name, null, -1));
  }

  /** Whether the figures tell how things stand on a day, so that periods are never added up. */
  default boolean isStock() {
    return switch (this) {
      case Crosstab crosstab -> crosstab.stock();
      case FormOfParts parted -> parted.parts().stream().anyMatch(part -> part.form().isStock());
      case Statistics _, Roster _, Single _ -> false;
    };
  }

  /** The list of persons whom the form pays, at most one; empty if it pays nobody. */
  default Optional<PayingList> paying() {
    return switch (this) {
      case FigureForm _, Single _ -> Optional.empty();
      case Roster roster -> {
        Disburses pays = roster.disburses();
        yield Optional.ofNullable(pays).map(it -> new PayingList(roster, it, Roster.ROWS));
      }
      case FormOfParts parted ->
          parted.parts().stream()
              .flatMap(part ->
                  part.form().paying().stream()
                      .map(it -> new PayingList(it.roster(), it.disburses(), part.key())))
              .findFirst();
    };
  }

  /** The kind of form, as its YAML calls it. */
  default String kind() {
    return switch (this) {
      case Statistics _ -> "statistics";
      case Crosstab _ -> "crosstab";
      case Roster _ -> "roster";
      case Card _ -> "card";
      case Voucher _ -> "voucher";
      case FormOfParts _ -> "parts";
    };
  }

  default FormId id() {
    return head().id();
  }
}
