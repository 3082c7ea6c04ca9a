package org.nuanbao.workbook.cells;

import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;

/** One row of a sheet. Columns count from 0. */
public interface SheetRow {
  /** From 1. */
  int number();

  boolean isHidden();

  /** Columns up to the last cell of the kept ones. */
  int width();

  /** Whether the cell has any content, white space too; cheap. */
  boolean hasContent(int column);

  /** What stands in the cell, of a formula its stored result. */
  Value value(int column);

  /** The same, but the number itself where {@link #value} is the day it is shown as. */
  Value stored(int column);

  Appearance appearance(int column);

  /** Whether a line goes through the cell's text, or a part of it. */
  boolean isStruck(int column);

  /** Whether the cell shows a picture that belongs to it; its value then says nothing. */
  boolean isPicture(int column);

  boolean isFormula(int column);

  /** Whether a formula says the cell's value, which is no picture's. */
  default boolean isReckoned(int column) {
    return isFormula(column) && !isPicture(column);
  }

  /** Whether it is a formula whose result the file does not say; an empty text is one. */
  boolean isUncalculated(int column);

  /** The formula without {@code =}; null where there is none or it is told elsewhere. */
  @Nullable String formulaText(int column);

  /** Whether any cell of the row has content. */
  default boolean hasContent() {
    for (int column = 0; column < width(); column++) {
      if (hasContent(column)) {
        return true;
      }
    }
    return false;
  }

  /** The name of one of its cells, {@code E6}. */
  default String cell(int column) {
    return CellName.of(column, number());
  }
}
