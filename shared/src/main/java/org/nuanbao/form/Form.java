package org.nuanbao.form;

import java.util.List;
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
        .filter(Rule.Deadline.class::isInstance)
        .map(rule -> rule.head().id())
        .collect(Collectors.toSet());
  }

  default FormId id() {
    return head().id();
  }
}
