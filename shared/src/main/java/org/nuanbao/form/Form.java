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
        .filter(rule -> rule.due().isPresent())
        .map(rule -> rule.head().id())
        .collect(Collectors.toSet());
  }

  /**
   * Everything it asks for by the name rules give it: refs of items and of the head's blanks, keys
   * of columns, whole keys of questions, {@code table.column}.
   */
  default Map<String, Prompt> prompts() {
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    switch (this) {
      case Tabled tabled -> tabled.items().forEach(item -> prompts.put(item.ref(), item));
      case Roster roster -> roster.columns().forEach(column -> prompts.put(column.key(), column));
      case Single single -> {
        single.questions().forEach(question -> prompts.put(question.key(), question));
        single.tables().forEach(table -> prompts.putAll(table.cells()));
      }
    }
    fields().forEach(field -> prompts.putIfAbsent(field.ref(), field));
    return prompts;
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
