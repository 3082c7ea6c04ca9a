package org.nuanbao.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one form may name.
 *
 * @param form before each rule's number
 * @param kind of the form
 * @param asOf the day ages are counted to
 * @param cells what the form asks for, {@link Form#prompts()}
 * @param groups groups that bear a seal or signature
 * @param tables keys of tables; a roster's own is {@value Roster#ROWS}
 */
public record RuleNames(
    String form,
    String kind,
    @Nullable LocalDate asOf,
    Map<String, Prompt> cells,
    Set<String> groups,
    Set<String> tables) {

  /** Of a form whose rules are not read yet. */
  public static RuleNames of(Form form) {
    Set<String> groups = new HashSet<>();
    Set<String> tables = new HashSet<>();
    if (form instanceof Single single) {
      single.groups().stream()
          .filter(group -> group.stamp() != null)
          .forEach(group -> groups.add(group.key()));
      single.tables().forEach(table -> tables.add(table.key()));
    } else if (form instanceof Roster) {
      tables.add(Roster.ROWS);
    }
    return new RuleNames(
        form.id().value(), form.kind(), form.head().asOf(), form.prompts(), groups, tables);
  }

  /** The rule's head; findings name these cells, each once. */
  public RuleHead head(DataObject data, List<String> refs) {
    return new RuleHead(
        form + "." + data.text("id"),
        data.word("severity", Severity.class),
        refs.stream().map(this::shown).distinct().toList(),
        data.textOrNull("says"));
  }

  private String shown(String ref) {
    Prompt cell = cells.get(ref);
    return cell instanceof Question question ? question.ref() : ref;
  }

  /** What a cell of the form asks for. */
  public ValueType type(String name) {
    Prompt cell = cells.get(name);
    if (cell == null) {
      throw new IllegalArgumentException(name + " is not on the form");
    }
    return cell.type();
  }

  /** The one cell named below the first of these keys that is there. */
  public String cell(DataObject data, String... keys) {
    String key = keyed(data, keys);
    return known(data, key, List.of(data.text(key))).getFirst();
  }

  /** The column of a table named below the first of these keys that is there. */
  public String column(DataObject data, String... keys) {
    String column = cell(data, keys);
    if (!(cells.get(column) instanceof Column)) {
      throw data.fault(keyed(data, keys), "“" + column + "” is no column of a table");
    }
    return column;
  }

  /** The cells named below the first of these keys that is there. */
  public List<String> cells(DataObject data, String... keys) {
    String key = keyed(data, keys);
    return known(data, key, data.texts(key));
  }

  /** Cells named in {@code refs}, or all that ask for such a number or answer. */
  public List<String> cellsOr(DataObject data, Predicate<ValueType> types) {
    return data.has("refs")
        ? cells(data, "refs")
        : cells.entrySet().stream()
            .filter(cell -> !(cell.getValue() instanceof Field))
            .filter(cell -> types.test(cell.getValue().type()))
            .map(Map.Entry::getKey)
            .toList();
  }

  public List<String> groups(DataObject data, String key) {
    List<String> named = data.texts(key);
    if (!groups.containsAll(named)) {
      throw data.fault(key, "names what is no group with a seal or signature");
    }
    return named;
  }

  /** Blanks of the form's head. */
  public List<String> fields(DataObject data, String key) {
    List<String> named = cells(data, key);
    for (String name : named) {
      if (!(cells.get(name) instanceof Field)) {
        throw data.fault(key, "“" + name + "” is no blank of the form's head");
      }
    }
    return named;
  }

  /** A table, where one is named. */
  public @Nullable String table(DataObject data, String key) {
    String table = data.textOrNull(key);
    if (table != null && !tables.contains(table)) {
      throw data.fault(key, "“" + table + "” is no table of the form");
    }
    return table;
  }

  public Formula formula(DataObject data, String key) {
    try {
      return FormulaReader.read(data.text(key), cells.keySet(), tables);
    } catch (FormulaReader.Unreadable unreadable) {
      throw data.fault(key, String.valueOf(unreadable.getMessage()));
    }
  }

  /** Lists one behind the other. */
  public static List<String> joined(List<String> first, List<String> second) {
    return Stream.of(first, second).flatMap(List::stream).toList();
  }

  private static String keyed(DataObject data, String... keys) {
    return Arrays.stream(keys).filter(data::has).findFirst().orElse(keys[0]);
  }

  private List<String> known(DataObject data, String key, List<String> refs) {
    List<String> unknown = new ArrayList<>(refs);
    unknown.removeAll(cells.keySet());
    Optional<String> first = unknown.stream().findFirst();
    if (first.isPresent()) {
      throw data.fault(key, "“" + first.get() + "” is not on the form");
    }
    return refs;
  }
}
