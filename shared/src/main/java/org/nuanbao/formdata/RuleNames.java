package org.nuanbao.formdata;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;

/**
 * What the rules of one form may name.
 *
 * @param form the prefix of each rule's number
 * @param kind of the form
 * @param asOf the day ages are counted to
 * @param cells what the form asks for, {@link Form#places()}
 * @param groups groups that need a seal or signature, by their key
 * @param tables keys of tables; a roster's own is {@value Roster#ROWS}
 */
public record RuleNames(
    String form,
    String kind,
    @Nullable LocalDate asOf,
    Map<String, Place> cells,
    Map<String, Group> groups,
    Set<String> tables) {

  /** The names for a form whose rules are not read yet. */
  public static RuleNames of(Form form) {
    Map<String, Group> groups = new LinkedHashMap<>();
    put(groups, "", form);
    return new RuleNames(
        form.id().value(),
        form.kind(),
        form.head().asOf(),
        form.places(),
        groups,
        form.columnsOfTables().keySet());
  }

  private static void put(Map<String, Group> groups, String before, Form form) {
    switch (form) {
      case FigureForm _, Roster _ -> {}
      case Single single ->
          single.groups().stream()
              .filter(group -> group.stamp() != null)
              .forEach(group -> groups.put(before + group.key(), group));
      case FormOfParts parted ->
          parted.parts().forEach(part -> put(groups, before + part.name(""), part.form()));
    }
  }
}
