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
      ValueType type, String unit, boolean required, List<String> codes, double confidence) {
    /** One that is sure, and of which nothing else is known. */
    public static Answer of(ValueType type) {
      return new Answer(type, "", false, List.of(), 1);
    }

    /** The same, needed where {@code needed}. */
    public Answer required(boolean needed) {
      return new Answer(type, unit, needed, codes, confidence);
    }

    /** Whether it counts or measures; a year does not. */
    public boolean isFigure() {
      return type.isNumber() && type != ValueType.YEAR;
    }

    /** Whether several of it may be added up. */
    public boolean isAdded() {
      return isFigure() && type != ValueType.PERCENT;
    }

    /** Whether both are the same kind of figure, for all that is printed. */
    public boolean isAlike(Answer other) {
      boolean units = unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit);
      return kind() == other.kind() && units;
    }

    /** Its type; what may be less than nothing counts all the same. */
    public ValueType kind() {
      return type == ValueType.INTEGER ? ValueType.COUNT : type;
    }
  }
}
