package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture.FoundCell;
import org.nuanbao.sheet.SheetPicture.PageSpan;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.picture.ShownRows.Kept;

/** Cuts the rows of one sheet into pages. */
final class PageCutter {
  /** So many blank rows are shown as they are; more of them are a gap. */
  private static final int BLANK_ROWS = 20;

  private final ShownRows draft;
  private final FoundCells.OfSheet found;
  private final List<Range> merged;
  private final int sheet;
  private final List<SheetPage> pages = new ArrayList<>();
  private final List<PageSpan> spans = new ArrayList<>();
  private final Map<Integer, Kept> byRow = new HashMap<>();
  private final int firstPage;
  private List<Kept> lines = new ArrayList<>();
  private List<RowGap> gaps = new ArrayList<>();

  /**
   * A cutter.
   *
   * @param merged ranges of the sheet; of two that overlap the first counts
   * @param sheet the sheet's place among those shown
   * @param firstPage the number of its first page
   */
  PageCutter(
      ShownRows draft, FoundCells.OfSheet found, List<Range> merged, int sheet, int firstPage) {
    this.draft = draft;
    this.found = found;
    this.merged = merged;
    this.sheet = sheet;
    this.firstPage = firstPage;
  }

  void cut() {
    draft.kept().forEach(row -> byRow.put(row.row(), row));
    int next = 1;
    for (Kept row : draft.kept()) {
      between(next, row.row() - 1, row.cut());
      line(row);
      next = row.row() + 1;
    }
    if (draft.isCutAtEnd()) {
      gap(new RowGap(next, draft.lastFilled(), RowGap.Why.LONG));
    }
    close();
  }

  private void between(int first, int last, boolean cut) {
    if (first > last) {
      return;
    }
    if (cut || last - first >= BLANK_ROWS) {
      gap(new RowGap(first, last, cut ? RowGap.Why.LONG : RowGap.Why.BLANK));
      return;
    }
    for (int row = first; row <= last; row++) {
      line(new Kept(row, false, false, List.of()));
    }
  }

  private void line(Kept row) {
    if (lines.size() == SheetPage.ROWS) {
      close();
    }
    lines.add(row);
  }

  private void gap(RowGap gap) {
    gaps.add(gap);
  }

  private void close() {
    if (lines.isEmpty() && gaps.isEmpty()) {
      return;
    }
    PageGrid grid = new PageGrid(lines, draft.columns());
    merged.forEach(range -> grid.merge(range, new OtherPages()));
    int number = firstPage + pages.size();
    pages.add(new SheetPage(number, sheet, grid.lines(), gaps));
    spans.add(new PageSpan(number, first(), last(), found(grid)));
    lines = new ArrayList<>();
    gaps = new ArrayList<>();
  }

  private int first() {
    int line = lines.isEmpty() ? Integer.MAX_VALUE : lines.getFirst().row();
    return gaps.isEmpty() ? line : Math.min(line, gaps.getFirst().first());
  }

  private int last() {
    int line = lines.isEmpty() ? 0 : lines.getLast().row();
    return gaps.isEmpty() ? line : Math.max(line, gaps.getLast().last());
  }

  private List<FoundCell> found(PageGrid grid) {
    List<FoundCell> cells = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      for (CellAddress at : found.in(lines.get(line).row())) {
        String shown = grid.shown(line, at.column()).toString();
        cells.add(new FoundCell(at.toString(), shown));
      }
    }
    return cells;
  }

  List<SheetPage> pages() {
    return pages;
  }

  List<PageSpan> spans() {
    return spans;
  }

  private final class OtherPages implements PageGrid.Texts {
    @Override
    public @Nullable SheetCell at(CellAddress place) {
      Kept row = byRow.get(place.row());
      return row == null
          ? null
          : row.cells().stream()
              .filter(cell -> cell.column() == place.column())
              .findFirst()
              .orElse(null);
    }

    @Override
    public SheetCell blank(CellAddress place) {
      return draft.blank(place);
    }
  }
}
