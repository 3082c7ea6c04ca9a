package org.nuanbao.authoring.part;

import java.util.List;
import org.nuanbao.authoring.grid.Area;

/** A region of a sheet that asks in one way. */
public sealed interface Part {
  Area area();

  /** What is printed above it; empty without it. */
  String title();

  List<Input> inputs();

  Relations relations();

  /** Values in lines outside every table: head, foot, sentences. */
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
   * Rows and columns with names, a value where they cross.
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
   * @param inputs its totals
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
}
