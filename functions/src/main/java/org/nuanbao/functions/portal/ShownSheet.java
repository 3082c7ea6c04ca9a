package org.nuanbao.functions.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.portal.FindingList.Numbered;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetIndex.Spot;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.SubmissionId;

/**
 * A page of the sender's sheet as a table, with the findings of a list marked in it.
 *
 * @param name the sheet's own name
 * @param number of the page, from 0 through all sheets
 * @param pages how many there are
 * @param spots where the findings of the list are shown, by their numbers
 */
public record ShownSheet(
    String name,
    int number,
    int pages,
    List<Integer> widths,
    List<Row> rows,
    Map<Integer, Spot> spots,
    String leftOut) {
  /**
   * One row of the table.
   *
   * @param gap what is said instead of rows that are left out; empty if it is a row
   */
  public record Row(int number, String gap, List<Box> boxes) {}

  /**
   * One cell of the table.
   *
   * @param id the fragment that leads to it; null if nothing was found in it
   * @param look the classes of its kind
   * @param marks the findings in it
   */
  public record Box(
      int width, int height, @Nullable String id, String look, String text, List<Numbered> marks) {}

  /**
   * The page with the first finding of the list, or the one that is asked for.
   *
   * @param asked a page's number; negative if none is asked for
   * @return empty if the submission has no rendering
   */
  static Optional<ShownSheet> of(Sheets sheets, SubmissionId id, FindingList findings, int asked) {
    return sheets
        .index(id)
        .flatMap(index -> {
          Map<Integer, Spot> spots = new HashMap<>();
          Map<String, List<Numbered>> marks = new HashMap<>();
          for (Numbered each : findings.shown()) {
            List<Spot> where = index.spots(each.finding());
            where.stream().findFirst().ifPresent(first -> spots.put(each.number(), first));
            where.stream()
                .map(Spot::anchor)
                .distinct()
                .forEach(anchor -> marks.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(each));
          }
          int first =
              findings.shown().stream()
                  .flatMap(each -> Optional.ofNullable(spots.get(each.number())).stream())
                  .map(Spot::page)
                  .findFirst()
                  .orElse(0);
          return sheets
              .page(id, asked < 0 ? first : Math.min(asked, index.pages() - 1))
              .map(page -> of(index, page, marks, spots));
        });
  }

  private static ShownSheet of(
      SheetIndex index,
      SheetPage page,
      Map<String, List<Numbered>> marks,
      Map<Integer, Spot> spots) {
    SheetPicture picture = index.sheets().get(page.sheet());
    return new ShownSheet(
        picture.name(),
        page.number(),
        index.pages(),
        picture.widths(),
        rows(page, picture.columns(), marks),
        spots,
        leftOut(picture));
  }

  private static String leftOut(SheetPicture picture) {
    List<String> said = new ArrayList<>();
    if (picture.rowsLeftOut() > 0) {
      said.add("还有 " + picture.rowsLeftOut() + " 行没有显示");
    }
    if (picture.columnsLeftOut() > 0) {
      said.add("还有 " + picture.columnsLeftOut() + " 列没有显示");
    }
    return said.isEmpty() ? "" : String.join("，", said) + "，都在您的文件和批注副本里。";
  }

  private static List<Row> rows(SheetPage page, int columns, Map<String, List<Numbered>> marks) {
    List<Row> rows = new ArrayList<>();
    int[] coveredTo = new int[columns];
    List<RowGap> gaps = new ArrayList<>(page.gaps());
    for (SheetLine line : page.lines()) {
      while (!gaps.isEmpty() && gaps.getFirst().first() < line.row()) {
        rows.add(gap(gaps.removeFirst()));
      }
      rows.add(new Row(line.row(), "", boxes(page, line, coveredTo, marks)));
    }
    gaps.forEach(gap -> rows.add(gap(gap)));
    return rows;
  }

  private static Row gap(RowGap gap) {
    String rows =
        gap.rows() == 1 ? "第 " + gap.first() + " 行" : "第 " + gap.first() + "—" + gap.last() + " 行";
    return new Row(
        gap.first(),
        switch (gap.why()) {
          case BLANK -> rows + "是空的";
          case LONG -> rows + "没有问题，这里不显示";
        },
        List.of());
  }

  /** The cells of a row, with a blank one wherever no cell of this row or one above is. */
  private static List<Box> boxes(
      SheetPage page, SheetLine line, int[] coveredTo, Map<String, List<Numbered>> marks) {
    List<Box> boxes = new ArrayList<>();
    Map<Integer, SheetCell> cells = new HashMap<>();
    line.cells().forEach(cell -> cells.put(cell.column(), cell));
    int column = 0;
    while (column < coveredTo.length) {
      SheetCell cell = cells.get(column);
      if (coveredTo[column] >= line.row()) {
        column++;
      } else if (cell == null) {
        boxes.add(new Box(1, 1, null, "", "", List.of()));
        column++;
      } else {
        int width = Math.min(cell.width(), coveredTo.length - column);
        for (int covered = column; covered < column + width; covered++) {
          coveredTo[covered] = line.row() + cell.height() - 1;
        }
        String anchor = page.anchor(new CellAddress(column, line.row()));
        boxes.add(box(cell, width, anchor, marks.getOrDefault(anchor, List.of())));
        column += width;
      }
    }
    return boxes;
  }

  private static Box box(SheetCell cell, int width, String anchor, List<Numbered> marks) {
    String look = look(cell);
    boolean wrong = marks.stream().anyMatch(Numbered::isError);
    boolean open = marks.stream().anyMatch(each -> each.finding().kept() == null);
    String marked = wrong ? " err" : open && !marks.isEmpty() ? " wrn" : "";
    String text = cell.isCut() ? cell.text() + "（共 " + cell.length() + " 字）" : cell.text();
    return new Box(
        width,
        cell.height(),
        marks.isEmpty() ? null : anchor,
        (look + marked).strip(),
        text,
        marks);
  }

  private static String look(SheetCell cell) {
    String kind =
        switch (cell.kind()) {
          case TITLE -> "t";
          case HEADING -> "h";
          case SUM -> "sum";
          case LABEL, INPUT, NUMBER, TEXT -> "";
        };
    String align =
        switch (cell.align()) {
          case LEFT -> "";
          case CENTRE -> "c";
          case RIGHT -> "num";
        };
    return (kind + " " + align).strip();
  }

  /** The letters of a column as the sender's program writes them. */
  public static String letters(int column) {
    return CellAddress.letters(column);
  }

  /** Whether a finding of the list is shown on this very page. */
  public boolean isHere(int finding) {
    Spot spot = spots.get(finding);
    return spot != null && spot.page() == number;
  }
}
