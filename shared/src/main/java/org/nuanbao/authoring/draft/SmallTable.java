package org.nuanbao.authoring.draft;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * A small table on a card: headings in one row, and two or more blank rows of the same cells below.
 *
 * @param label merged at its left over all its rows
 * @param first the first blank row
 */
record SmallTable(@Nullable PrintedCell label, List<PrintedCell> headings, int first, int count) {

  /** The table that begins with a cell, as its label or first heading. */
  static Optional<SmallTable> at(PrintedSheet sheet, PrintedCell cell, int bottom) {
    if (cell.height() > 2) {
      return headed(sheet, cell, cell.row(), cell.right(), cell.below());
    }
    return cell.column() == 0 && cell.height() == 1
        ? headed(sheet, null, cell.row(), 0, bottom)
        : Optional.empty();
  }

  private static Optional<SmallTable> headed(
      PrintedSheet sheet, @Nullable PrintedCell label, int row, int column, int bottom) {
    List<PrintedCell> headings =
        sheet.cells(row).stream().filter(it -> it.column() >= column).toList();
    if (headings.size() < 2
        || headings.stream().anyMatch(it -> it.isBlank() || it.height() > 1 || it.row() != row)) {
      return Optional.empty();
    }
    int last = row + 1;
    while (last < bottom && isBlank(sheet, last, headings)) {
      last++;
    }
    int count = last - row - 1;
    return count < 2
        ? Optional.empty()
        : Optional.of(new SmallTable(label, headings, row + 1, count));
  }

  private static boolean isBlank(PrintedSheet sheet, int row, List<PrintedCell> headings) {
    return headings.stream()
        .map(heading -> sheet.at(row, heading.column()))
        .allMatch(cell -> cell.isBlank() && cell.row() == row && cell.height() == 1);
  }
}
