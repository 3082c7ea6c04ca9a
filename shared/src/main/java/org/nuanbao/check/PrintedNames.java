package org.nuanbao.check;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;

/** What a form prints over its tables and groups of questions. */
record PrintedNames(Form form) {
  /** What findings call a table; empty for the rows of a roster. */
  Optional<String> table(String table) {
    return switch (form) {
      case FigureForm _, Roster _ -> Optional.empty();
      case Single single -> Optional.of(single.table(table).map(SubTable::label).orElse(table));
      case FormOfParts parted ->
          parted
              .partOf(table)
              .map(part ->
                  part.form() instanceof Single single
                      ? single
                          .table(table.substring(Math.min(table.length(), part.name("").length())))
                          .map(SubTable::label)
                          .orElse(part.label())
                      : part.label());
    };
  }

  /**
   * What the form prints for a ref; the ref itself if it prints nothing.
   *
   * @param places all prompts of the form by the names that rules use
   */
  String label(String ref, Map<String, Place> places) {
    Optional<String> group = group(ref);
    if (group.isPresent()) {
      return group.get();
    }
    Place place = places.get(ref);
    if (place == null) {
      return ref;
    }
    String in = place.table();
    String table = in == null ? "" : table(in).map(it -> it + "的").orElse("");
    return table + (place.prompt() instanceof Item item ? item.core() : place.prompt().label());
  }

  /** The label of a group or a table. */
  Optional<String> group(String ref) {
    return switch (form) {
      case FigureForm _, Roster _ -> Optional.empty();
      case Single single -> group(single, ref);
      case FormOfParts parted ->
          parted
              .partOf(ref)
              .flatMap(part ->
                  ref.equals(part.key())
                      ? Optional.of(part.label())
                      : part.form() instanceof Single single
                          ? group(single, ref.substring(part.name("").length()))
                          : Optional.empty());
    };
  }

  private static Optional<String> group(Single single, String ref) {
    return Stream.concat(
            single.groups().stream().filter(it -> it.key().equals(ref)).map(Group::label),
            single.table(ref).stream().map(SubTable::label))
        .findFirst();
  }
}
