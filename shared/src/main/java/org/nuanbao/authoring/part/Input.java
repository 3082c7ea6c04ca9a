package org.nuanbao.authoring.part;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.form.ValueType;

/**
 * One value that is filled in.
 *
 * @param row the labels left of it, outermost first, and what the text of its own cell calls it
 * @param column the labels above it, outermost first
 */
public record Input(CellPlace place, List<String> row, List<String> column, Answer answer) {
  /** All labels. */
  public List<String> labels() {
    List<String> all = new ArrayList<>(row);
    all.addAll(column);
    return all;
  }

  /**
   * What is asked.
   *
   * @param unit as printed; empty without one
   * @param confidence from 0 to 1, how sure the type is
   */
  public record Answer(
      ValueType type, String unit, boolean required, List<String> codes, double confidence) {}
}
