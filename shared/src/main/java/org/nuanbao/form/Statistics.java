package org.nuanbao.form;

import java.util.List;

/** A table of lettered items in numbered sections, one figure each. */
public record Statistics(
    Head head, List<Field> fields, List<Section> sections, Layout layout, List<Rule> rules)
    implements FigureForm {

  @Override
  public List<Item> items() {
    return sections.stream().flatMap(section -> section.items().stream()).toList();
  }

  /** A numbered group of items. */
  public record Section(String number, String title, List<Item> items) {}
}
