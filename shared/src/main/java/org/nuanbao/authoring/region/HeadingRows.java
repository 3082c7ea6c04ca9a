package org.nuanbao.authoring.region;

import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.text.Lexicon;

/** Tells what single rows in and below a heading are. */
final class HeadingRows {
  private static final int GRID = 3;
  private static final Pattern ORDINAL =
      Pattern.compile(
          "[甲乙丙丁戊己庚辛]|栏次|栏目|序号|行次|[0-9]{1,2}([=＝].*)?|[（(][0-9]{1,2}[)）]([=＝].*)?|[A-Z]([=＝].*)?");
  private static final Pattern FIGURE = Pattern.compile("[（(]?([0-9]{1,2}|[A-Z])[)）]?([=＝].*)?");
  private static final Pattern BRACKETS = Pattern.compile("[（()）]");
  private static final Pattern EXAMPLE = Pattern.compile("[（(【]?(例|示例|样例|填写示例)");

  /** What stands in a row that is filled in, and in no heading. */
  private static final Pattern DATA =
      Pattern.compile(
          "[0-9]{3,}([.][0-9]+)?|[0-9]+[.][0-9]+|男|女|\\p{IsHan}某{1,2}|.*[×xX*＊]{2,}.*|(19|20)[0-9]{2}[.\\-/年].*");

  private final BlankGrid grid;

  HeadingRows(BlankGrid grid) {
    this.grid = grid;
  }

  /**
   * Whether a row numbers the columns: every cell begins in it, and holds a number, a stroke or,
   * beside several numbers, a unit.
   */
  boolean isOrdinals(Area area, int row) {
    int units = 0;
    for (BlankCell cell : grid.cells(row, area)) {
      boolean ordinal =
          cell.isBlank()
              || cell.content() == Content.STROKE
              || ORDINAL.matcher(cell.label()).matches();
      if (cell.row() != row || cell.height() > 1 || !(ordinal || isUnit(cell))) {
        return false;
      }
      units += ordinal ? 0 : 1;
    }
    return numbers(area, row) > (units > 0 ? 1 : 0);
  }

  private long numbers(Area area, int row) {
    return grid.cells(row, area).stream()
        .filter(cell -> FIGURE.matcher(cell.label()).matches())
        .count();
  }

  /** A row of strokes, units and numbers of columns: it asks for nothing, nor shows a record. */
  boolean isMarks(Area area, int row) {
    return (isOrdinals(area, row) && numbers(area, row) > 1) || isUnits(area, row);
  }

  private static boolean isUnit(BlankCell cell) {
    return Lexicon.USUAL.isUnit(BRACKETS.matcher(cell.label()).replaceAll(""));
  }

  /** Left of 其中 a group's own column often stays blank below the group's name. */
  boolean isUnderGroup(BlankCell cell, int top) {
    BlankCell above = cell.row() > top ? grid.at(cell.row() - 1, cell.column()) : cell;
    return above.isWords() && above.column() == cell.column() && above.width() > cell.width();
  }

  /**
   * One line of print across the whole table names the rows below it, and belongs to no heading.
   */
  boolean isCaption(Area area, int row) {
    BlankCell first = grid.at(row, area.left());
    return first.isWords()
        && first.row() == row
        && first.height() == 1
        && first.column() == area.left()
        && first.last() >= area.right();
  }

  /** A row that shows how to fill in the others. */
  boolean isExample(Area area, int row) {
    List<BlankCell> cells = grid.beginning(row, area);
    return !cells.isEmpty()
        && cells.stream().noneMatch(BlankCell::isOpen)
        && (cells.stream().limit(2).anyMatch(it -> EXAMPLE.matcher(it.label()).lookingAt())
            || (row < area.bottom()
                && openColumns(area, row + 1).size() >= GRID
                && cells.stream().filter(it -> DATA.matcher(it.label()).matches()).count() > 1));
  }

  /** Whether two rows at least have several cells to fill in, at the same places. */
  boolean isGrid(Area area, int row) {
    return row < area.bottom()
        && openColumns(area, row).size() >= GRID
        && openColumns(area, row).equals(openColumns(area, row + 1));
  }

  private List<Integer> openColumns(Area area, int row) {
    return grid.beginning(row, area).stream()
        .filter(BlankCell::isOpen)
        .map(BlankCell::column)
        .toList();
  }

  /** A row below the heading that prints units for some of its columns, and asks for nothing. */
  boolean isUnits(Area area, int row) {
    int units = 0;
    int strokes = 0;
    int blanks = 0;
    for (BlankCell cell : grid.beginning(row, area)) {
      boolean stroke = cell.content() == Content.STROKE;
      boolean blank = cell.isBlank();
      boolean unit = !stroke && !blank && isUnit(cell);
      if (cell.height() > 1 || !(unit || stroke || blank)) {
        return false;
      }
      units += unit ? 1 : 0;
      strokes += stroke ? 1 : 0;
      blanks += blank ? 1 : 0;
    }
    boolean several = units > 1 || (units == 1 && strokes > 1 && blanks == 0);
    return several
        && row < area.bottom()
        && openColumns(area, row + 1).size() > Math.max(units, (units + strokes) / 2);
  }

  /** A row that somebody filled in: it holds a number only a person or card has. */
  boolean isRecord(Area area, int row) {
    return grid.beginning(row, area).stream().anyMatch(BlankCell::isPersonal);
  }
}
