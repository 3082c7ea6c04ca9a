package org.nuanbao.authoring.part;

import java.util.List;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.part.Input.Answer;

/** A region of a sheet that asks in one way. */
public sealed interface Part {
  Area area();

  /** What is printed above the part; empty if nothing is. */
  String title();

  List<Input> inputs();

  Relations relations();

  /** Values in lines outside every table: in the head, the foot or sentences. */
  record Lines(Area area, List<Input> inputs) implements Part {
    @Override
    public String title() {
      return "";
    }

    @Override
    public Relations relations() {
      return Relations.NONE;
    }
  }

  /** Labels with a value beside each. */
  record Card(Area area, String title, List<Input> inputs, Relations relations) implements Part {}

  /**
   * Named rows and columns with a value where they cross.
   *
   * @param heading the rows of its heading
   * @param statistics whether it lists indicators, each with its unit or code
   */
  record Crosstab(
      Area area,
      Area heading,
      String title,
      boolean statistics,
      boolean nested,
      List<Input> inputs,
      Relations relations)
      implements Part {}

  /**
   * Records below a heading.
   *
   * @param nested whether it is a small table within a card
   * @param inputs the totals of its records
   */
  record Roster(
      Area area,
      Area heading,
      String title,
      boolean nested,
      List<Records> records,
      List<Input> inputs,
      Relations relations)
      implements Part {}

  /**
   * Rows to fill in, {@code height} of them for each record.
   *
   * @param first the first prepared row, counted from 0
   * @param last the last prepared row
   * @param height the number of rows of one record
   * @param group what is printed above these rows only; empty if nothing is
   * @param index the column that numbers the records; -1 if there is none
   */
  public record Records(
      int first, int last, int height, String group, int index, List<Column> columns) {
    /** The same rows with other columns. */
    public Records with(List<Column> others) {
      return new Records(first, last, height, group, index, others);
    }

    /**
     * One value of each record.
     *
     * @param offset which of the record's rows it stands on, counted from 0
     * @param labels the headings above it, outermost first
     */
    public record Column(int column, int offset, List<String> labels, Answer answer) {
      /** The lowest heading; empty if there is none. */
      public String label() {
        return labels.isEmpty() ? "" : labels.getLast();
      }
    }
  }
}
