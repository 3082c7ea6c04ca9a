package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Group;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.DraftBody.Line;
import org.nuanbao.authoring.draft.DraftBody.Section;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.form.ValueType;

/** The rules that a drafted form suggests by itself, for each kind of form. */
final class DraftRules {
  private static final Doubt OLD_NUMBERS =
      new Doubt("15位的旧号码也收吗？", "are old numbers of 15 digits taken too?");

  private final List<Entry> rules = new ArrayList<>();

  private DraftRules() {}

  static List<Entry> of(DraftBody body) {
    DraftRules rules = new DraftRules();
    switch (body) {
      case DraftBody.Items items -> rules.items(items.sections());
      case DraftBody.Rows rows -> rules.rows(rows.columns());
      case DraftBody.Crossed crossed -> rules.crossed(crossed);
      case DraftBody.Sheet sheet -> rules.sheet(sheet);
    }
    return List.copyOf(rules.rules);
  }

  private void add(Entry rule, Doubt... doubts) {
    rules.add(rule.with("severity", "error").doubted(List.of(doubts)));
  }

  private void items(List<Section> sections) {
    for (Section section : sections) {
      Wholes wholes = new Wholes(section.items());
      section.items().forEach(item -> wholes.sum(item).ifPresent(this::add));
    }
    List<Item> all = sections.stream().flatMap(it -> it.items().stream()).toList();
    types(all.stream().map(Item::type));
    for (Item whole : all) {
      List<String> parts =
          all.stream()
              .filter(item -> whole.ref().equals(item.partOf()) && item.type() == whole.type())
              .map(Item::ref)
              .toList();
      if (whole.formula() == null && !parts.isEmpty() && whole.type() != ValueType.YES_NO) {
        Entry most = Entry.of("kind", "at_most", "left", parts, "right", List.of(whole.ref()));
        if (parts.size() == 1) {
          add(most);
        } else {
          add(most, new Doubt("“其中”各项之和是等于还是不超过总数？", "do the parts add up to the whole?"));
        }
      }
    }
  }

  private void crossed(DraftBody.Crossed body) {
    types(body.columns().stream().map(Answer::type));
    for (Line part : body.rows()) {
      for (Answer column : part.partOf() == null ? List.<Answer>of() : body.columns()) {
        String left = part.key() + "." + column.key();
        String right = Objects.requireNonNull(part.partOf()) + "." + column.key();
        add(Entry.of("kind", "at_most", "left", List.of(left), "right", List.of(right)));
      }
    }
  }

  private void types(Stream<ValueType> asked) {
    Set<ValueType> types = asked.collect(Collectors.toSet());
    if (types.contains(ValueType.COUNT)) {
      add(Entry.of("kind", "counts"));
    }
    if (types.contains(ValueType.AMOUNT_WAN) || types.contains(ValueType.AMOUNT_YUAN)) {
      add(Entry.of("kind", "amounts"));
    }
    if (types.contains(ValueType.YES_NO)) {
      add(Entry.of("kind", "yes_no"));
    }
  }

  private void rows(List<Answer> columns) {
    Set<String> keys = columns.stream().map(Answer::key).collect(Collectors.toSet());
    if (keys.contains("seq")) {
      rules.add(Entry.of("kind", "consecutive", "column", "seq", "severity", "warning"));
    }
    List<String> needed =
        columns.stream()
            .filter(it -> it.key().equals("name") || it.type() == ValueType.ID_NUMBER)
            .map(Answer::key)
            .toList();
    if (!needed.isEmpty()) {
      add(
          Entry.of("kind", "required", "columns", needed),
          new Doubt("还有哪些栏必填？", "which other columns are required?"));
    }
    for (Answer column : columns) {
      String key = column.key();
      if (column.type() == ValueType.ID_NUMBER) {
        add(Entry.of("kind", "id_valid", "column", key, "lengths", List.of(18)), OLD_NUMBERS);
        if (keys.contains("sex")) {
          add(Entry.of("kind", "sex_matches_id", "sex", "sex", "id_column", key));
        }
        add(Entry.of("kind", "unique", "column", key));
      } else if (column.type() == ValueType.BANK_CARD) {
        add(Entry.of("kind", "card_valid", "column", key));
      } else if (column.by() != null) {
        add(Entry.of("kind", "empty", "column", key));
      } else if (column.type() == ValueType.AMOUNT_YUAN && key.startsWith("amount")) {
        add(Entry.of("kind", "positive", "ref", key));
      }
    }
  }

  private void sheet(DraftBody.Sheet body) {
    Map<String, Answer> asked = new LinkedHashMap<>();
    body.singles().forEach(it -> asked.put(it.key(), it));
    Set<String> keys = Set.copyOf(asked.keySet());
    body.tables()
        .forEach(
            table -> table.columns().forEach(it -> asked.put(table.key() + "." + it.key(), it)));
    List<String> needed = Stream.of("name", "id_no").filter(keys::contains).toList();
    if (!needed.isEmpty()) {
      add(
          Entry.of("kind", "required", "refs", needed),
          new Doubt("还有哪些必填？", "which others are required?"));
    }
    List<String> ids = refs(asked, (_, it) -> it.type() == ValueType.ID_NUMBER);
    if (!ids.isEmpty()) {
      add(Entry.of("kind", "ids_valid", "refs", ids, "lengths", List.of(15, 18)), OLD_NUMBERS);
    }
    if (keys.containsAll(List.of("sex", "id_no"))) {
      add(Entry.of("kind", "sexes_match_ids", "pairs", pairs("sex")));
    }
    if (keys.containsAll(List.of("birth", "id_no"))) {
      add(Entry.of("kind", "births_match_ids", "pairs", pairs("birth")));
    }
    List<String> coded = refs(asked, (ref, it) -> !it.codes().isEmpty() && !ref.endsWith("sex"));
    if (!coded.isEmpty()) {
      add(Entry.of("kind", "coded", "refs", coded));
    }
    body.groups().forEach(this::group);
  }

  private static List<String> refs(Map<String, Answer> asked, BiPredicate<String, Answer> meant) {
    return asked.entrySet().stream()
        .filter(it -> meant.test(it.getKey(), it.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<Map<String, Object>> pairs(String stated) {
    return List.of(Entry.of("stated", stated, "id_ref", "id_no").values());
  }

  private void group(Group group) {
    Set<String> parts = group.parts().stream().map(Answer::key).collect(Collectors.toSet());
    String before = group.key() + ".";
    if (group.stamp() != null && parts.contains("date")) {
      add(Entry.of("kind", "stamped", "groups", List.of(group.key())));
    }
    if (parts.containsAll(List.of("yuan", "capitals"))) {
      add(
          Entry.of(
              "kind", "amount_words", "number", before + "yuan", "words", before + "capitals"));
    }
    if (parts.containsAll(List.of("from", "to"))) {
      add(Entry.of("kind", "in_order", "dates", List.of(before + "from", before + "to")));
    }
  }
}
