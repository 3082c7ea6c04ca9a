package org.nuanbao.workbook.cells;

import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;

/** One row of a sheet. Columns count from 0. */
public interface SheetRow {
  /** The row's number, from 1. */
  int number();

  boolean isHidden();

  /** The number of columns up to the last cell, counting only columns that are kept. */
  int width();

  /** Whether the cell has any content, even white space; cheap. */
  boolean hasContent(int column);

  /** The cell's value; for a formula its stored result. */
  Value value(int column);

  /** The cell's value, but as a plain number if {@link #value} is the day it is shown as. */
  Value stored(int column);

  Appearance appearance(int column);

  /** Whether the cell's text is struck through, at least in part. */
  boolean isStruck(int column);

  /** Whether the cell shows a picture that belongs to it; its value then means nothing. */
  boolean isPicture(int column);

  boolean isFormula(int column);

  /** Whether a formula gives the cell's value and it is not a picture. */
  default boolean isReckoned(int column) {
    return isFormula(column) && !isPicture(column);
  }

  /** Whether the cell has a formula whose result is not in the file; an empty text is a result. */
  boolean isUncalculated(int column);

  /** The formula without {@code =}; null if there is none or its text is not known. */
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

  /** The name of one of the row's cells, such as {@code E6}. */
  default String cell(int column) {
    return CellName.of(column, number());
  }
}
