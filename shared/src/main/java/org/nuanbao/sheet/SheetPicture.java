package org.nuanbao.sheet;

import java.util.List;

/**
 * One visible sheet of a workbook; its rows are in pages.
 *
 * @param name as {@link org.nuanbao.value.Masking#shownName} shows it, since the sender chose it
 * @param rows the last row that has anything to show
 * @param columns how many columns are shown, at most 64
 * @param columnsLeftOut how many further columns the sheet has that are not shown
 * @param widths a class for each column shown: one of {@link #WIDTHS}, 0 for a hidden column
 * @param pages in the order of the rows; at least one unless the sheet is blank
 * @param rowsLeftOut how many rows with content are on no page
 * @param foundLeftOut how many of them have findings
 */
public record SheetPicture(
    String name,
    int rows,
    int columns,
    int columnsLeftOut,
    List<Integer> widths,
    List<PageSpan> pages,
    int rowsLeftOut,
    int foundLeftOut) {
  /** The classes of widths, each about as many half-width characters wide. */
  public static final List<Integer> WIDTHS = List.of(3, 5, 7, 9, 12, 16, 24, 36);

  public SheetPicture {
    widths = List.copyOf(widths);
    pages = List.copyOf(pages);
  }

  /** Whether every row and column with content is shown. */
  public boolean isWhole() {
    return rowsLeftOut == 0 && columnsLeftOut == 0;
  }

  /** The class of a width in half-width characters. */
  public static int width(double characters) {
    int best = WIDTHS.getFirst();
    for (int width : WIDTHS) {
      if (Math.abs(width - characters) < Math.abs(best - characters)) {
        best = width;
      }
    }
    return best;
  }

  /**
   * Which rows a page has.
   *
   * @param number the page's
   * @param first its first row, from 1
   * @param last its last row
   * @param found cells with findings, in the order of the sheet
   */
  public record PageSpan(int number, int first, int last, List<FoundCell> found) {
    public PageSpan {
      found = List.copyOf(found);
    }
  }

  /**
   * A cell with findings.
   *
   * @param cell as findings name it, {@code E6}
   * @param shown the cell that is shown there: another one if it is merged
   */
  public record FoundCell(String cell, String shown) {}
}
