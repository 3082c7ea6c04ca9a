package org.nuanbao.form;

import java.util.List;
import java.util.Optional;

/** A table of lettered items in numbered sections, one figure each. */
public record Statistics(
    Head head, List<Field> fields, List<Section> sections, Layout layout, List<Rule> rules)
    implements Form {

  /** All items in printed order. */
  public List<Item> items() {
    return sections.stream().flatMap(section -> section.items().stream()).toList();
  }

  public Optional<Item> item(String ref) {
    return items().stream().filter(item -> item.ref().equals(ref)).findFirst();
  }
}
