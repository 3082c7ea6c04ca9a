package org.nuanbao.authoring.part;

import java.util.ArrayList;
import java.util.List;

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
}
