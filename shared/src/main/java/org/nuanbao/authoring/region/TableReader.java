package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Heading;
import org.nuanbao.authoring.text.Lexicon;

/** Reads a heading and the rows that belong to it. */
final class TableReader {
  /** The columns that were open in the rows above, and what was printed in them. */
  private record Seen(Set<Integer> open, Set<String> printed) {
    void add(BlankCell cell) {
      if (cell.isOpen()) {
        open.add(cell.column());
      } else if (cell.isWords()) {
        printed.add(cell.column() + cell.label());
      }
    }

    boolean isPrinted(BlankCell cell) {
      return printed.contains(cell.column() + cell.label());
    }
  }

  private final BlankGrid grid;
  private final HeadingFinder headings;

  TableReader(BlankGrid grid) {
    this.grid = grid;
    this.headings = new HeadingFinder(grid);
  }

  /** The table whose heading begins in a row; null if none does. */
  @Nullable TableRegion read(Area area, int row, List<String> path, boolean nested) {
    Heading heading = headings.find(area, row);
    if (heading == null) {
      return null;
    }
    int first = heading.area().bottom() + 1;
    int height = first > area.bottom() ? 1 : recordHeight(area, first, heading);
    if (height > 1 && heading.area().height() == height && isOfLines(area, heading, first)) {
      heading = headings.byLines(heading);
    }
    List<BodyRow> body = new ArrayList<>();
    Seen seen = new Seen(new HashSet<>(), new HashSet<>());
    int data = 0;
    for (int at = first; at <= area.bottom(); at++) {
      BodyRow.Kind kind = kind(area, at, heading, height, data, seen);
      if (kind == null) {
        break;
      }
      body.add(new BodyRow(at, kind, caption(area, at)));
      data += kind == BodyRow.Kind.DATA ? 1 : 0;
    }
    while (!body.isEmpty() && body.getLast().kind() == BodyRow.Kind.CAPTION) {
      body.removeLast();
    }
    if (isChance(heading, body, area, first)) {
      return null;
    }
    int bottom = body.isEmpty() ? heading.area().bottom() : body.getLast().row();
    ColumnRoles columns = new ColumnRoles(grid, area, body);
    List<TableRegion.Role> roles = columns.of(heading.leaves());
    columns.markCaptions(heading.leaves(), roles);
    return new TableRegion(
        area.rows(row, bottom), heading, List.copyOf(body), roles, path, nested, height);
  }

  /**
   * Whether a heading has as many rows as a record, with cells below each other like the record's.
   */
  private boolean isOfLines(Area area, Heading heading, int first) {
    int below = 0;
    Area own = heading.area();
    for (BlankCell cell : grid.beginning(own.top() + 1, own)) {
      BlankCell above = grid.at(own.top(), cell.column());
      if (above.column() != cell.column() || above.last() != cell.last()) {
        return false;
      }
      boolean unit = cell.label().startsWith("（") || cell.label().startsWith("(");
      below += cell.isWords() && !unit ? 1 : 0;
    }
    return heading.lines().size() == 1 && below > 1 && grid.beginning(first + 1, area).size() > 1;
  }

  /**
   * Whether print only happens to look like a heading: no rows follow, or two cells stand above two
   * others and it does not go on like that.
   */
  private boolean isChance(Heading heading, List<BodyRow> body, Area area, int first) {
    long rows = body.stream().filter(row -> row.kind() != BodyRow.Kind.OTHER).count();
    if (rows == 0) {
      return first <= area.bottom();
    }
    boolean open = grid.beginning(first, area).stream().allMatch(BlankCell::isOpen);
    return heading.leaves().size() == 2 && rows < 3 && !open;
  }

  /**
   * The number of rows in one record: its number spans all of them, and each record looks the same.
   */
  private int recordHeight(Area area, int first, Heading heading) {
    BlankCell left = grid.at(first, area.left());
    boolean numbers = left.content() == Content.FIGURE || left.isOpen();
    int height = left.height();
    if (!numbers || height == 1 || left.bottom() > area.bottom()) {
      return heading.lines().size();
    }
    int next = first + height;
    if (next + height - 1 > area.bottom() || grid.at(next, area.left()).height() != height) {
      return isNamed(area, first, height) ? heading.lines().size() : height;
    }
    for (int offset = 0; offset < height; offset++) {
      for (int column = area.left() + 1; column <= area.right(); column++) {
        BlankCell one = grid.at(first + offset, column);
        BlankCell two = grid.at(next + offset, column);
        boolean words = one.isWords() || two.isWords();
        if (one.width() != two.width() || (words && !one.label().equals(two.label()))) {
          return heading.lines().size();
        }
      }
    }
    return height;
  }

  private boolean isNamed(Area area, int first, int height) {
    return IntStream.range(first, first + height)
        .anyMatch(row -> grid.beginning(row, area).stream().anyMatch(BlankCell::isWords));
  }

  private String caption(Area area, int row) {
    return grid.beginning(row, area).stream()
        .filter(BlankCell::isWords)
        .findFirst()
        .map(BlankCell::label)
        .orElse("");
  }

  private BodyRow.@Nullable Kind kind(
      Area area, int row, Heading heading, int height, int data, Seen seen) {
    List<BlankCell> cells = grid.beginning(row, area);
    if (cells.size() == 1 && grid.cells(row, area).size() == 1) {
      return single(area, row, cells.getFirst(), heading);
    }
    if (headings.isExample(area, row)) {
      return BodyRow.Kind.OTHER;
    }
    boolean total = isTotal(cells);
    if (!fits(area, cells, heading, height > 1 ? data % height : 0, total, seen)) {
      return null;
    }
    boolean asks = !cells.stream().allMatch(BlankCell::isPrint);
    if (!asks && headings.isRecord(area, row)) {
      return BodyRow.Kind.DATA;
    }
    if (!asks && !cells.isEmpty()) {
      boolean repeated = isHeadingAgain(cells, heading) || headings.find(area, row) != null;
      return repeated ? null : BodyRow.Kind.OTHER;
    }
    if (total) {
      return BodyRow.Kind.TOTAL;
    }
    cells.forEach(seen::add);
    return BodyRow.Kind.DATA;
  }

  private BodyRow.@Nullable Kind single(Area area, int row, BlankCell cell, Heading heading) {
    if (cell.isBlank() && cell.width() > 1) {
      return null;
    }
    if (!cell.isWords()) {
      return cell.isBlank() ? BodyRow.Kind.DATA : null;
    }
    String label = cell.label();
    boolean more =
        row + 1 <= area.bottom()
            && headings.find(area, row + 1) == null
            && grid.beginning(row + 1, area).stream().anyMatch(BlankCell::isOpen)
            && grid.beginning(row + 1, area).stream()
                .allMatch(it -> !it.isBlank() || heading.leaf(it, 0) != null);
    if (Lexicon.USUAL.isNote(label) || label.contains("空白") || label.contains("无正文")) {
      return BodyRow.Kind.OTHER;
    }
    return more ? BodyRow.Kind.CAPTION : null;
  }

  private static boolean isTotal(List<BlankCell> cells) {
    for (BlankCell cell : cells) {
      if (cell.isWords() || cell.content() == Content.GAPS) {
        return Lexicon.USUAL.isTotal(cell.label());
      }
      if (cell.content() == Content.BOX) {
        return false;
      }
    }
    return false;
  }

  private boolean fits(
      Area area, List<BlankCell> cells, Heading heading, int offset, boolean total, Seen seen) {
    boolean opened = false;
    for (int i = 0; i < cells.size(); i++) {
      BlankCell cell = cells.get(i);
      if (cell.bottom() > area.bottom()) {
        return false;
      }
      boolean within = heading.leaf(cell, offset) != null || heading.leaf(cell, 0) != null;
      switch (cell.content()) {
        case BLANK, BOX, FORMULA -> {
          if (!within && !(total && cell.column() == area.left())) {
            return false;
          }
          opened = true;
        }
        case GAPS -> {
          if (!within && !total) {
            return false;
          }
        }
        case WORDS -> {
          boolean answered = i + 1 < cells.size() && cells.get(i + 1).isOpen();
          boolean summed = total && Lexicon.USUAL.isTotal(cell.label());
          boolean unusual = !summed && seen.open().contains(cell.column()) && !seen.isPrinted(cell);
          if (opened && answered && (unusual || (!within && !summed))) {
            return false;
          }
        }
        case FIGURE, STROKE -> {}
      }
    }
    return true;
  }

  /** Whether a row repeats the heading, as on a page further down. */
  private static boolean isHeadingAgain(List<BlankCell> cells, Heading heading) {
    Set<String> labels = new HashSet<>();
    heading.leaves().forEach(leaf -> labels.addAll(leaf.labels()));
    long again = cells.stream().filter(cell -> labels.contains(cell.label())).count();
    return again * 2 > cells.size();
  }
}
