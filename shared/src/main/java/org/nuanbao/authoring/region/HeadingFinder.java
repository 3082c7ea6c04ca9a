package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.Heading;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Finds the heading of a table that begins in a row. */
final class HeadingFinder {
  private static final int HIGHEST = 6;
  private static final int LONGEST = 60;

  private final BlankGrid grid;
  private final HeadingRows rows;

  HeadingFinder(BlankGrid grid) {
    this.grid = grid;
    this.rows = new HeadingRows(grid);
  }

  /** The heading that begins in a row of an area; null where none does. */
  @Nullable Heading find(Area area, int row) {
    Heading strict = find(area, row, false);
    return strict == null ? find(area, row, true) : strict;
  }

  /**
   * Finds it.
   *
   * @param gapped whether its cells may have gaps, as 星期一（ 月 日）; then a grid must lie below
   */
  private @Nullable Heading find(Area area, int row, boolean gapped) {
    for (int height = 1; height <= HIGHEST && row + height - 1 <= area.bottom(); height++) {
      int last = row + height - 1;
      if (!isPrinted(area, row, last, gapped)) {
        return null;
      }
      if (isCut(area, last)) {
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
      boolean skipped = rows.isExample(area, last + 1) || rows.isCaption(area, last + 1);
      int below = skipped ? last + 2 : last + 1;
      if (below <= area.bottom() && isBody(area, below, lines)) {
        if (gapped && !rows.isGrid(area, below)) {
          return null;
        }
        Area whole = rows.isUnits(area, below) ? area.rows(row, below) : heading;
        return new Heading(whole, lines(whole));
      }
    }
    return null;
  }

  /** Whether a row holds print only: a blank corner is no answer. */
  private boolean isPrinted(Area area, int top, int row, boolean gapped) {
    int blank = 0;
    int words = 0;
    List<BlankCell> cells = grid.cells(row, area);
    boolean ordinals = rows.isOrdinals(area, row);
    for (BlankCell cell : cells) {
      if (cell.row() < top || cell.label().length() > LONGEST) {
        return false;
      }
      switch (cell.content()) {
        case WORDS -> words++;
        case FIGURE -> {}
        case BLANK -> {
          if (cell.column() > area.left() && !rows.isUnderGroup(cell, top)) {
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

  private boolean isCut(Area area, int row) {
    return grid.cells(row, area).stream().anyMatch(cell -> cell.bottom() > row);
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
    boolean marks = strokes > 0 && rows.isMarks(area, row) && !rows.isUnits(area, row);
    return (strokes > 0 && !marks) || rows.isRecord(area, row);
  }

  /** The columns; two lists where the lower row of the heading is no part of the upper. */
  private List<List<Leaf>> lines(Area heading) {
    int bottom = heading.bottom();
    String[] ordinals = new String[heading.right() + 1];
    if (heading.height() > 1 && rows.isOrdinals(heading, bottom)) {
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

  /** The same heading, each of its rows that of one row of a record. */
  Heading byLines(Heading heading) {
    List<List<Leaf>> lines = new ArrayList<>();
    Area area = heading.area();
    for (int row = area.top(); row <= area.bottom(); row++) {
      lines.add(leaves(area.rows(row, row), new String[area.right() + 1]));
    }
    return new Heading(area, lines);
  }

  /** Whether a cell below a row goes across several of it that belong together no further up. */
  private boolean isStacked(Area heading, int row) {
    int stacked = 0;
    for (BlankCell below : grid.beginning(row + 1, heading)) {
      BlankCell first = grid.at(row, below.column());
      BlankCell last = grid.at(row, below.last());
      if (!first.equals(last)
          && first.content() == Content.WORDS
          && last.content() == Content.WORDS) {
        stacked++;
      }
    }
    return stacked > 0;
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
}
