package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.Heading;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/**
 * Finds the heading of a table that begins in a row, from what the single rows in and below it are.
 */
final class HeadingFinder {
  private static final int HIGHEST = 6;
  private static final int LONGEST = 60;

  private static final int GRID = 3;
  private static final Pattern ORDINAL =
      Pattern.compile(
          "[甲乙丙丁戊己庚辛]|栏次|栏目|序号|行次|[0-9]{1,2}([=＝].*)?|[（(][0-9]{1,2}[)）]([=＝].*)?|[A-Z]([=＝].*)?");
  private static final Pattern FIGURE = Pattern.compile("[（(]?([0-9]{1,2}|[A-Z])[)）]?([=＝].*)?");
  private static final Pattern BRACKETS = Pattern.compile("[（()）]");
  private static final Pattern EXAMPLE = Pattern.compile("[（(【]?(例|示例|样例|填写示例)");

  /** What stands in a row that is filled in, but never in a heading. */
  private static final Pattern DATA =
      Pattern.compile(
          "[0-9]{3,}([.][0-9]+)?|[0-9]+[.][0-9]+|男|女|\\p{IsHan}某{1,2}|.*[×xX*＊]{2,}.*|(19|20)[0-9]{2}[.\\-/年].*");

  private final BlankGrid grid;

  HeadingFinder(BlankGrid grid) {
    this.grid = grid;
  }

  /** The heading that begins in a row of an area; null if none does. */
  @Nullable Heading find(Area area, int row) {
    Heading strict = find(area, row, false);
    return strict == null ? find(area, row, true) : strict;
  }

  /**
   * Finds the heading.
   *
   * @param gapped whether its cells may have gaps, as in 星期一（ 月 日）; then a grid must lie below
   */
  private @Nullable Heading find(Area area, int row, boolean gapped) {
    for (int height = 1; height <= HIGHEST && row + height - 1 <= area.bottom(); height++) {
      int last = row + height - 1;
      if (!isPrinted(area, row, last, gapped)) {
        return null;
      }
      if (grid.cells(last, area).stream().anyMatch(cell -> cell.bottom() > last)) {
        continue;
      }
      Area heading = area.rows(row, last);
      List<List<Leaf>> lines = lines(heading);
      if (lines.getFirst().size() < 2) {
        return null;
      }
      if (last == area.bottom()) {
        boolean alone = row == area.top() && lines.getFirst().size() >= 4 && height <= 3;
        return alone ? new Heading(heading, lines) : null;
      }
      boolean skipped = isExample(area, last + 1) || isCaption(area, last + 1);
      int below = skipped ? last + 2 : last + 1;
      if (below <= area.bottom() && isBody(area, below, lines)) {
        if (gapped && !isGrid(area, below)) {
          return null;
        }
        Area whole = isUnits(area, below) ? area.rows(row, below) : heading;
        return new Heading(whole, lines(whole));
      }
    }
    return null;
  }

  /** Whether a row holds only print; a blank corner is not a place for an answer. */
  private boolean isPrinted(Area area, int top, int row, boolean gapped) {
    int blank = 0;
    int words = 0;
    List<BlankCell> cells = grid.cells(row, area);
    boolean ordinals = isOrdinals(area, row);
    for (BlankCell cell : cells) {
      if (cell.row() < top || cell.label().length() > LONGEST) {
        return false;
      }
      switch (cell.content()) {
        case WORDS -> words++;
        case FIGURE -> {}
        case BLANK -> {
          if (cell.column() > area.left() && !isUnderGroup(cell, top)) {
            return false;
          }
          blank++;
        }
        case STROKE -> {
          if (!ordinals) {
            return false;
          }
        }
        case GAPS -> {
          if (!gapped || BareText.hasColon(cell.text()) || !cell.sentence().options().isEmpty()) {
            return false;
          }
        }
        case BOX, FORMULA -> {
          return false;
        }
      }
    }
    return (words > 0 || row > top) && blank < cells.size();
  }

  /** Whether the row below can be filled in under these columns. */
  private boolean isBody(Area area, int row, List<List<Leaf>> lines) {
    int open = 0;
    int after = 0;
    int strokes = 0;
    boolean opened = false;
    for (BlankCell cell : grid.beginning(row, area)) {
      boolean within = lines.getFirst().stream().anyMatch(leaf -> leaf.holds(cell));
      switch (cell.content()) {
        case BLANK, BOX, FORMULA -> {
          if (!within && cell.column() > area.left()) {
            return false;
          }
          open++;
          opened = true;
        }
        case GAPS -> {
          if (!within) {
            return false;
          }
          open++;
        }
        case WORDS -> after += opened ? 1 : 0;
        case STROKE -> strokes++;
        case FIGURE -> {}
      }
    }
    if (open > 0) {
      return open >= after;
    }
    boolean marks = strokes > 0 && isMarks(area, row) && !isUnits(area, row);
    return (strokes > 0 && !marks) || isRecord(area, row);
  }

  /** The columns; a new list begins where the lower row of the heading is no part of the upper. */
  private List<List<Leaf>> lines(Area heading) {
    int bottom = heading.bottom();
    String[] ordinals = new String[heading.right() + 1];
    if (heading.height() > 1 && isOrdinals(heading, bottom)) {
      for (BlankCell cell : grid.cells(bottom, heading)) {
        ordinals[cell.column()] = cell.label();
      }
      bottom--;
    }
    List<List<Leaf>> lines = new ArrayList<>();
    int top = heading.top();
    for (int row = heading.top(); row < bottom; row++) {
      if (isStacked(heading.rows(top, bottom), row)) {
        lines.add(leaves(heading.rows(top, row), ordinals));
        top = row + 1;
      }
    }
    lines.add(leaves(heading.rows(top, bottom), ordinals));
    return lines;
  }

  /** The same heading, where each of its rows heads one row of a record. */
  Heading byLines(Heading heading) {
    List<List<Leaf>> lines = new ArrayList<>();
    Area area = heading.area();
    for (int row = area.top(); row <= area.bottom(); row++) {
      lines.add(leaves(area.rows(row, row), new String[area.right() + 1]));
    }
    return new Heading(area, lines);
  }

  /** Whether a cell below a row spans several cells of the row that are not merged. */
  private boolean isStacked(Area heading, int row) {
    for (BlankCell below : grid.beginning(row + 1, heading)) {
      BlankCell first = grid.at(row, below.column());
      BlankCell last = grid.at(row, below.last());
      if (!first.equals(last) && first.isWords() && last.isWords()) {
        return true;
      }
    }
    return false;
  }

  private List<Leaf> leaves(Area heading, String[] ordinals) {
    Map<Integer, Leaf> leaves = new LinkedHashMap<>();
    int column = heading.left();
    while (column <= heading.right()) {
      BlankCell lowest = grid.at(heading.bottom(), column);
      int right = Math.min(lowest.last(), heading.right());
      List<BlankCell> path = new ArrayList<>();
      for (int row = heading.top(); row <= heading.bottom(); row++) {
        BlankCell cell = grid.at(row, column);
        boolean printed = !cell.isBlank() && cell.content() != Content.STROKE;
        if (printed && !path.contains(cell)) {
          path.add(cell);
        }
      }
      String ordinal = ordinals[column] == null ? "" : ordinals[column];
      if (Lexicon.USUAL.isUnit(ordinal)) {
        path.add(grid.at(heading.bottom() + 1, column));
      }
      leaves.put(column, Leaf.of(column, right, path, ordinal));
      column = right + 1;
    }
    return List.copyOf(leaves.values());
  }

  /**
   * Whether a row numbers the columns: every cell begins in it, and holds a number, a stroke or,
   * beside several numbers, a unit.
   */
  private boolean isOrdinals(Area area, int row) {
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

  /** Whether a row is strokes, units and column numbers: it neither asks nor shows a record. */
  private boolean isMarks(Area area, int row) {
    return (isOrdinals(area, row) && numbers(area, row) > 1) || isUnits(area, row);
  }

  private static boolean isUnit(BlankCell cell) {
    return Lexicon.USUAL.isUnit(BRACKETS.matcher(cell.label()).replaceAll(""));
  }

  /**
   * Whether a cell is left blank below its group's name, as a group's own column left of 其中 often
   * is.
   */
  private boolean isUnderGroup(BlankCell cell, int top) {
    BlankCell above = cell.row() > top ? grid.at(cell.row() - 1, cell.column()) : cell;
    return above.isWords() && above.column() == cell.column() && above.width() > cell.width();
  }

  /**
   * Whether one line of print crosses the whole table: it names the rows below it and belongs to no
   * heading.
   */
  private boolean isCaption(Area area, int row) {
    BlankCell first = grid.at(row, area.left());
    return first.isWords()
        && first.row() == row
        && first.height() == 1
        && first.column() == area.left()
        && first.last() >= area.right();
  }

  /** Whether a row shows how to fill in the others. */
  boolean isExample(Area area, int row) {
    List<BlankCell> cells = grid.beginning(row, area);
    return !cells.isEmpty()
        && cells.stream().noneMatch(BlankCell::isOpen)
        && (cells.stream().limit(2).anyMatch(it -> EXAMPLE.matcher(it.label()).lookingAt())
            || (row < area.bottom()
                && openColumns(area, row + 1).size() >= GRID
                && cells.stream().filter(it -> DATA.matcher(it.label()).matches()).count() > 1));
  }

  /** Whether at least two rows have several cells to fill in, at the same places. */
  private boolean isGrid(Area area, int row) {
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

  /** Whether a row below the heading prints units for some of its columns, and asks for nothing. */
  private boolean isUnits(Area area, int row) {
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

  /** Whether somebody filled a row in: it holds a number that only a person or a card has. */
  boolean isRecord(Area area, int row) {
    return grid.beginning(row, area).stream().anyMatch(BlankCell::isPersonal);
  }
}
