package org.nuanbao.form;

import java.util.List;
import java.util.Optional;

/**
 * A form of several parts, each of a kind of its own, filed and judged as one workbook: two tables
 * on one sheet, a card above a roster, a card and a roster on sheets of their own.
 *
 * @param sheets in the order of the workbook
 */
public record FormOfParts(
    Head head, List<Field> fields, List<Part> parts, List<Sheet> sheets, List<Rule> rules)
    implements Form {

  /**
   * One part. Rules name what it asks {@code key.name}, the rows of a roster {@code key}, those of
   * a card's small table {@code key.table}.
   *
   * @param label what the part is called in findings
   * @param form what it asks for; without fields, layout and rules of its own
   */
  public record Part(String key, String label, Form form) {
    /** What the whole form calls a table of this part. */
    public String table(String table) {
      return form instanceof Roster ? key : name(table);
    }

    /** What the whole form calls something of this part. */
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

  /** The part that something belongs to, by its name on the whole form. */
  public Optional<Part> partOf(String name) {
    return parts.stream()
        .filter(part -> name.equals(part.key()) || name.startsWith(part.key() + "."))
        .findFirst();
  }
}
