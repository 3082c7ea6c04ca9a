package org.nuanbao.workbook.draft;

/**
 * A cell with everything merged into it; rows and columns count from 0.
 *
 * @param text as it stands there, with its spaces and line breaks
 */
record PrintedCell(int row, int column, int height, int width, String text) {
  boolean isBlank() {
    return text.isBlank();
  }

  /** The first column right of it. */
  int right() {
    return column + width;
  }

  /** The first row below it. */
  int below() {
    return row + height;
  }

  /** The text without any white space. */
  String plain() {
    return Printed.squeezed(text);
  }

  boolean spansColumnsOf(PrintedCell other) {
    return column == other.column && width == other.width;
  }
}
