package org.nuanbao.form;

import java.util.List;

/**
 * How a form is printed, as a grid of slots. Every slot has its place; {@link Slot.Left} and {@link
 * Slot.Up} continue the cell to the left or above (a merged cell).
 *
 * @param widths of the grid's columns, in characters of half width
 * @param rows from top to bottom; a row of kind BODY stands for all rows of a roster
 */
public record Layout(List<Integer> widths, List<Row> rows) {

  /** One printed row. */
  public record Row(Kind kind, List<Slot> slots) {}

  public enum Kind {
    MARKER,
    TITLE,
    FIELDS,
    HEADING,
    TABLE,
    BODY,
    NOTE
  }

  /** One place of the grid. */
  public sealed interface Slot {
    /** Fixed text. */
    record Printed(String text) implements Slot {}

    /** The printed label of an item, a column or a field. */
    record Label(String ref) implements Slot {}

    /** Where the value of an item ({@code 2.C}), a roster column or a field goes. */
    record Input(String ref) implements Slot {}

    /** Where the value of a field of the form's head goes, by the field's key. */
    record FieldInput(String key) implements Slot {}

    record Left() implements Slot {}

    record Up() implements Slot {}

    record Empty() implements Slot {}
  }
}
