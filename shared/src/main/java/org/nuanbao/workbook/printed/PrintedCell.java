package org.nuanbao.workbook.printed;

/**
 * A cell together with everything merged into it; rows and columns count from 0.
 *
 * @param text as stored, with its spaces and line breaks
 */
public record PrintedCell(int row, int column, int height, int width, String text, CellLook look) {
  public boolean isBlank() {
    return text.isBlank();
  }

  /** The first column to its right. */
  public int right() {
    return column + width;
  }

  /** The first row below it. */
  public int below() {
    return row + height;
  }

  /** The text without any white space. */
  public String plain() {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xfeff)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
