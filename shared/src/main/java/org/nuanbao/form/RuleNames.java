package org.nuanbao.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one form may name.
 *
 * @param form before each rule's number
 * @param asOf the day ages are counted to
 * @param items items in printed order; none for a form without
 * @param cells refs of items, keys of columns, whole keys of questions, {@code table.column}
 * @param fields refs of fields
 * @param groups groups that bear a seal or signature
 * @param tables keys of small tables
 * @param shown the ref by which findings name a cell
 */
record RuleNames(
    String form,
    @Nullable LocalDate asOf,
    List<Item> items,
    Set<String> cells,
    Set<String> fields,
    Set<String> groups,
    Set<String> tables,
    UnaryOperator<String> shown) {

  RuleHead head(DataObject data, List<String> cells) {
    return new RuleHead(
        form + "." + data.text("id"),
        data.word("severity", Severity.class),
        shown(cells),
        data.textOrNull("says"));
  }

  /** What findings name these cells, each once. */
  List<String> shown(List<String> cells) {
    return cells.stream().map(shown).distinct().toList();
  }

  String cell(DataObject data, String key) {
    return known(data, key, List.of(data.text(key)), cells).getFirst();
  }

  List<String> cells(DataObject data, String key) {
    return known(data, key, data.texts(key), cells);
  }

  List<String> fields(DataObject data, String key) {
    return known(data, key, data.texts(key), fields);
  }

  List<String> groups(DataObject data, String key) {
    return known(data, key, data.texts(key), groups);
  }

  /** Items named, or all of these types where none is. */
  List<String> items(DataObject data, Set<ValueType> types) {
    return data.has("refs")
        ? cells(data, "refs")
        : items.stream().filter(item -> types.contains(item.type())).map(Item::ref).toList();
  }

  Formula formula(DataObject data, String key) {
    try {
      return FormulaReader.read(data.text(key), cells, tables);
    } catch (FormulaReader.Unreadable unreadable) {
      throw data.fault(key, String.valueOf(unreadable.getMessage()));
    }
  }

  static List<String> joined(Collection<String> first, Collection<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }

  private static List<String> known(
      DataObject data, String key, List<String> refs, Set<String> known) {
    for (String ref : refs) {
      if (!known.contains(ref)) {
        throw data.fault(key, "“" + ref + "” is not on the form");
      }
    }
    return refs;
  }
}
