package org.nuanbao.form;

import java.util.List;
import java.util.Optional;

/**
 * A form of several parts, each with its own kind, filed and judged as one workbook: two tables on
 * one sheet, a card above a roster, a card and a roster on separate sheets.
 *
 * @param sheets in the order of the workbook
 */
public record FormOfParts(
    Head head, List<Field> fields, List<Part> parts, List<Sheet> sheets, List<Rule> rules)
    implements Form {

  /**
   * One part. Rules use the name {@code key.name} for what it asks, {@code key} for the rows of a
   * roster, and {@code key.table} for those of a card's small table.
   *
   * @param label what the part is called in findings
   * @param form what it asks for; without fields, layout and rules
   */
  public record Part(String key, String label, Form form) {
    /** The name of this part's table in the whole form. */
    public String table(String table) {
      return form instanceof Roster ? key : name(table);
    }

    /** The name of something in this part in the whole form. */
    public String name(String name) {
      return key + "." + name;
    }
  }

  /** A sheet of the workbook. */
  public record Sheet(String name, Layout layout) {}

  /** The layout of the first sheet. */
  @Override
  public Layout layout() {
    return sheets.getFirst().layout();
  }

  /** The part that something belongs to, by its name in the whole form. */
  public Optional<Part> partOf(String name) {
    return parts.stream()
        .filter(part -> name.equals(part.key()) || name.startsWith(part.key() + "."))
        .findFirst();
  }
}
