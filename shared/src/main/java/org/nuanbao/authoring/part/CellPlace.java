package org.nuanbao.authoring.part;

/**
 * Where a value goes.
 *
 * @param row from 0, as {@code column} too
 * @param gap the n-th gap of the text printed there; 0 for the cell itself
 */
public record CellPlace(int row, int column, int gap) {
  public static CellPlace of(int row, int column) {
    return new CellPlace(row, column, 0);
  }

  /** {@code D7}, and {@code D7#2} for its second gap. */
  @Override
  public String toString() {
    return cell() + (gap == 0 ? "" : "#" + gap);
  }

  /** {@code D7}. */
  public String cell() {
    return letters(column) + (row + 1);
  }

  /** {@code A}, {@code B} … {@code AA}. */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
