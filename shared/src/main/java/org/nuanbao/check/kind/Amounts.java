package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nuanbao.check.Cell;
import org.nuanbao.check.Words;

/** Exact sums of cells, and how they are called. */
final class Amounts {
  private Amounts() {}

  /**
   * The sum; empty if a cell is no number.
   *
   * @param blankIsNought whether a blank counts as 0; else it leaves the sum empty
   */
  static Optional<BigDecimal> total(List<Cell> cells, boolean blankIsNought) {
    return total(cells, List.of(), blankIsNought);
  }

  static Optional<BigDecimal> total(List<Cell> cells, List<Cell> minus, boolean blankIsNought) {
    BigDecimal total = BigDecimal.ZERO;
    for (Cell cell : cells) {
      Optional<BigDecimal> number = cell.number(blankIsNought);
      if (number.isEmpty()) {
        return number;
      }
      total = total.add(number.get());
    }
    for (Cell cell : minus) {
      Optional<BigDecimal> number = cell.number(blankIsNought);
      if (number.isEmpty()) {
        return number;
      }
      total = total.subtract(number.get());
    }
    return Optional.of(total);
  }

  static String names(List<Cell> cells, String between) {
    return cells.stream().map(Cell::shortName).collect(Collectors.joining(between));
  }

  /** One side of a comparison: its one cell, or what its cells add up to. */
  static String side(List<Cell> cells, BigDecimal total) {
    return cells.size() == 1
        ? cells.getFirst().label() + "的" + Words.shown(total)
        : names(cells, "、") + "相加的" + Words.shown(total);
  }

  static String sideEnglish(List<Cell> cells, BigDecimal total) {
    return names(cells, " + ") + " = " + Words.shown(total);
  }
}
