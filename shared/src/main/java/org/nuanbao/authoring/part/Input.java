package org.nuanbao.authoring.part;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.form.ValueType;

/**
 * One value to be filled in.
 *
 * @param row the labels to its left, outermost first, then what its own cell's text calls it
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
   * @param unit as printed; empty if none is
   * @param confidence how sure the type is, from 0 to 1
   */
  public record Answer(
      ValueType type, String unit, boolean required, List<String> codes, double confidence) {
    /** An answer of a sure type, of which nothing else is known. */
    public static Answer of(ValueType type) {
      return new Answer(type, "", false, List.of(), 1);
    }

    /** The same answer, required if {@code needed}. */
    public Answer required(boolean needed) {
      return new Answer(type, unit, needed, codes, confidence);
    }

    /** Whether the answer counts or measures something; a year does not. */
    public boolean isFigure() {
      return type.isNumber() && type != ValueType.YEAR;
    }

    /** Whether several such answers may be added up. */
    public boolean isAdded() {
      return isFigure() && type != ValueType.PERCENT;
    }

    /** Whether both answers are the same kind of figure, as far as print tells. */
    public boolean isAlike(Answer other) {
      boolean units = unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit);
      return kind() == other.kind() && units;
    }

    /** The answer's type; a count that may be negative is still a count. */
    public ValueType kind() {
      return type == ValueType.INTEGER ? ValueType.COUNT : type;
    }
  }
}
