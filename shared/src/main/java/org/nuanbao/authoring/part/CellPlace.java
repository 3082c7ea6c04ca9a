package org.nuanbao.authoring.part;

/**
 * The place where a value goes.
 *
 * @param row counted from 0, like {@code column}
 * @param gap the n-th gap of the text printed there; 0 for the cell itself
 */
public record CellPlace(int row, int column, int gap) {
  public static CellPlace of(int row, int column) {
    return new CellPlace(row, column, 0);
  }

  /** {@code D7} for the cell itself, {@code D7#2} for its second gap. */
  @Override
  public String toString() {
    return cell() + (gap == 0 ? "" : "#" + gap);
  }

  /** The name of the cell: {@code D7}. */
  public String cell() {
    return letters(column) + (row + 1);
  }

  /** The letters of a column: {@code A}, {@code B} … {@code AA}. */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
