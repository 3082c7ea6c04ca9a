package org.nuanbao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a form is printed, as a grid of slots. Every place has a slot; {@link Slot.Left} and {@link
 * Slot.Up} continue the cell to the left or above (a merged cell).
 *
 * @param widths of the grid's columns, in half-width characters
 * @param rows from top to bottom; a row of kind BODY stands for all rows of a roster
 */
public record Layout(List<Integer> widths, List<Row> rows) {

  /**
   * One printed row.
   *
   * @param times how often it is printed; more than 1 for a BODY only
   * @param lines its least height, in lines of text
   */
  public record Row(Kind kind, List<Slot> slots, int times, int lines) {
    /** A row that is as high as its text needs. */
    public Row(Kind kind, List<Slot> slots, int times) {
      this(kind, slots, times, 1);
    }
  }

  public enum Kind {
    MARKER,
    TITLE,
    FIELDS,
    HEADING,
    TABLE,
    /** A line of running text with blanks in it, without borders. */
    TEXT,
    BODY,
    NOTE
  }

  /** One place of the grid. */
  public sealed interface Slot {
    /** Fixed text. */
    record Printed(String text) implements Slot {}

    /** The printed label of an item or column, or of a field by its {@link Field#ref()}. */
    record Label(String ref) implements Slot {}

    /** Where the value of an item ({@code 2.C}) or a roster column goes. */
    record Input(String ref) implements Slot {}

    /** Where the value of a field of the form's head goes, by the field's key. */
    record FieldInput(String key) implements Slot {}

    /** Printed text in one cell, with gaps for answers. */
    record Line(List<Part> parts) implements Slot {}

    record Left() implements Slot {}

    record Up() implements Slot {}

    record Empty() implements Slot {}
  }

  /** A part of a line. */
  public sealed interface Part {
    /** The text that is printed until the part is filled in. */
    String printed();

    record Words(String printed) implements Part {}

    /**
     * The gap of a question, a field ({@code @key}), a seal ({@code group.seal}) or a signature
     * ({@code group.signed}).
     *
     * @param own whether it is what the cell as a whole asks, besides its gaps; if it has no room
     *     of its own before print with boxes, it is what is ticked in the cell
     */
    record Gap(String ref, String printed, boolean own) implements Part {
      /** A gap that is not what the cell as a whole asks. */
      public Gap(String ref, String printed) {
        this(ref, printed, false);
      }
    }
  }

  /**
   * A printed cell with everything that is merged into it.
   *
   * @param row of {@link #rows()}, from 0
   * @param column of {@link #widths()}, from 0
   */
  public record Block(int row, int column, int height, int width, Slot slot) {}

  /** All printed cells, row by row, each row from the left. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < widths.size(); column++) {
        Slot slot = slot(row, column);
        if (!(slot instanceof Slot.Left) && !(slot instanceof Slot.Up)) {
          blocks.add(new Block(row, column, height(row, column), width(row, column), slot));
        }
      }
    }
    return List.copyOf(blocks);
  }

  /**
   * The number, from 1, of the gap that an answer fills in its printed line; by the names that
   * rules use, fields as {@code @key}. Answers with a cell of their own are left out.
   */
  public static Map<String, Integer> gaps(Form form) {
    Map<String, Integer> gaps = new HashMap<>();
    for (FormOfParts.Sheet sheet : form.sheets()) {
      for (Block block : sheet.layout().blocks()) {
        if (block.slot() instanceof Slot.Line(List<Part> parts)) {
          int number = 0;
          for (Part part : parts) {
            if (part instanceof Part.Gap gap && !gap.own()) {
              gaps.put(gap.ref(), ++number);
            }
          }
        }
      }
    }
    return gaps;
  }

  /**
   * Whether this column and all columns on one side of it are empty: some forms have such a column
   * as a margin.
   */
  public boolean isMargin(int column) {
    return IntStream.rangeClosed(0, column).allMatch(this::isEmpty)
        || IntStream.range(column, widths.size()).allMatch(this::isEmpty);
  }

  private boolean isEmpty(int column) {
    return rows.stream()
        .allMatch(
            row -> row.slots().size() <= column || row.slots().get(column) instanceof Slot.Empty);
  }

  private Slot slot(int row, int column) {
    return rows.get(row).slots().get(column);
  }

  private int width(int row, int column) {
    int width = 1;
    while (column + width < widths.size() && slot(row, column + width) instanceof Slot.Left) {
      width++;
    }
    return width;
  }

  private int height(int row, int column) {
    int height = 1;
    while (row + height < rows.size() && slot(row + height, column) instanceof Slot.Up) {
      height++;
    }
    return height;
  }
}
