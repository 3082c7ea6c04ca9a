package org.nuanbao.sheet;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nuanbao.check.Finding;
import org.nuanbao.sheet.SheetPicture.FoundCell;
import org.nuanbao.sheet.SheetPicture.PageSpan;
import org.nuanbao.value.Masking;

/**
 * The rendering of a workbook, without its rows.
 *
 * @param sheets the visible sheets that hold anything, in their order; hidden ones and the list of
 *     problems that an annotated copy has are left out
 */
public record SheetIndex(List<SheetPicture> sheets) {
  public SheetIndex {
    sheets = List.copyOf(sheets);
  }

  /**
   * Where something found is shown.
   *
   * @param page the page's number
   * @param sheet which of the sheets, from 0
   * @param anchor the id of the cell that is shown, {@code c-I9}
   */
  public record Spot(int page, int sheet, String anchor) {}

  /** How many pages there are; they are numbered from 0, through all sheets. */
  public int pages() {
    return sheets.stream().mapToInt(sheet -> sheet.pages().size()).sum();
  }

  /** Whether everything on the visible sheets is shown. */
  public boolean isWhole() {
    return sheets.stream().allMatch(SheetPicture::isWhole);
  }

  /**
   * Where a finding's cells are shown, in the finding's order. Cells of hidden sheets, and of rows
   * and columns that are left out, are missing.
   */
  public List<Spot> spots(Finding finding) {
    return finding.cells().stream().flatMap(cell -> spot(finding.sheet(), cell).stream()).toList();
  }

  /** Where the cell of a finding is shown; empty if it is not, or if nothing was found in it. */
  public Optional<Spot> spot(String sheet, String cell) {
    String name = Masking.shownName(sheet);
    String bare = cell.substring(cell.lastIndexOf('!') + 1);
    return IntStream.range(0, sheets.size())
        .boxed()
        .filter(number -> sheets.get(number).name().equals(name))
        .flatMap(
            number -> sheets.get(number).pages().stream().flatMap(page -> spot(page, number, bare)))
        .findFirst();
  }

  private static Stream<Spot> spot(PageSpan page, int sheet, String cell) {
    return page.found().stream()
        .filter(found -> found.cell().equals(cell))
        .map(FoundCell::shown)
        .flatMap(shown -> CellAddress.of(shown).stream())
        .map(at -> new Spot(page.number(), sheet, SheetPage.anchor(sheet, at)));
  }
}
