package org.nuanbao.authoring.grid;

/** A rectangle of cells; rows and columns from 0, all inclusive. */
public record Area(int top, int left, int bottom, int right) {
  public int height() {
    return bottom - top + 1;
  }

  public int width() {
    return right - left + 1;
  }

  public Area from(int row) {
    return new Area(row, left, bottom, right);
  }

  public Area rows(int first, int last) {
    return new Area(first, left, last, right);
  }
}
