package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nuanbao.reading.Value;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.ProblemList;

/**
 * The rows of one sheet that are shown, kept while it is read. A sheet's first rows are shown, and
 * of a longer one those with findings and their neighbours: to show all rows of a list of 100,000
 * would cost several times as much as to read and judge it.
 */
final class ShownRows implements RowSink {
  /** How many rows of a sheet are shown, whatever was found in them. */
  static final int FIRST_ROWS = 5_000;

  /** The same of a list that is known to be longer. */
  static final int FIRST_OF_LONG = 1_000;

  /**
   * A row that is shown.
   *
   * @param cut whether rows with content are left out between the one before and this one
   */
  record Kept(int row, boolean hidden, boolean cut, List<SheetCell> cells) {}

  private final String name;
  private final CellPainter painter;
  private final FoundCells.OfSheet found;
  private final int first;
  private final Room room;
  private final List<Kept> kept = new ArrayList<>();
  private int filled;
  private int lastFilled;
  private int leftOut;
  private int columns;
  private boolean cut;
  private boolean ours;

  /**
   * An empty draft.
   *
   * @param name the sheet's, as findings give it
   * @param first how many of its rows are shown, whatever was found in them
   * @param room what is left of the workbook's
   */
  ShownRows(String name, CellPainter painter, FoundCells.OfSheet found, int first, Room room) {
    this.first = first;
    this.name = name;
    this.painter = painter;
    this.found = found;
    this.room = room;
  }

  @Override
  public void row(Row row) {
    int number = row.number();
    if (number == 1 && row.value(0) instanceof Value.Text(String a1)) {
      ours = ProblemList.isOurs(name, a1);
    }
    if (ours || !(row.hasContent() || found.has(number))) {
      return;
    }
    blank(number);
    filled++;
    lastFilled = number;
    if ((filled <= first || found.isNear(number)) && room.isLeft()) {
      keep(row);
    } else {
      leftOut++;
      cut = true;
    }
  }

  private void keep(Row row) {
    List<SheetCell> cells = new ArrayList<>();
    int characters = 0;
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column)) {
        SheetCell cell = painter.cell(row, column);
        cells.add(cell);
        characters += cell.text().length();
        columns = Math.max(columns, column + 1);
      }
    }
    add(row.number(), row.isHidden(), cells, characters);
  }

  /** Adds rows without content, above this one, in which something was found. */
  private void blank(int before) {
    int from = kept.isEmpty() ? 1 : kept.getLast().row() + 1;
    for (int row : found.between(from, before)) {
      if (row > lastFilled && room.isLeft()) {
        add(row, false, List.of(), 0);
      }
    }
  }

  private void add(int row, boolean hidden, List<SheetCell> shown, int characters) {
    List<SheetCell> cells = new ArrayList<>(shown);
    for (CellAddress at : painter.asked(row)) {
      withBlank(cells, at);
    }
    for (CellAddress at : found.in(row)) {
      withBlank(cells, at);
    }
    cells.sort(Comparator.comparingInt(SheetCell::column));
    kept.add(new Kept(row, hidden, cut, List.copyOf(cells)));
    cut = false;
    room.take(characters);
  }

  private void withBlank(List<SheetCell> cells, CellAddress at) {
    boolean there = cells.stream().anyMatch(cell -> cell.column() == at.column());
    if (!there && at.column() < ReadLimits.KEPT_COLUMNS) {
      cells.add(painter.blank(at));
      columns = Math.max(columns, at.column() + 1);
    }
  }

  /** Ends the sheet, whose last rows may be blank. */
  void end() {
    blank(ReadLimits.SHEET_ROWS + 1);
  }

  /** A cell of the sheet without content. */
  SheetCell blank(CellAddress at) {
    return painter.blank(at);
  }

  /** Whether annotating added the sheet. */
  boolean isOurs() {
    return ours;
  }

  boolean isBlank() {
    return filled == 0;
  }

  List<Kept> kept() {
    return kept;
  }

  /** How many columns are shown. */
  int columns() {
    return columns;
  }

  /** How many rows with content are not shown. */
  int leftOut() {
    return leftOut;
  }

  /** Whether they follow the last row shown. */
  boolean isCutAtEnd() {
    return cut;
  }

  int lastFilled() {
    return lastFilled;
  }

  /** How many rows with findings are not shown. */
  int foundLeftOut() {
    return (int) (found.rows() - kept.stream().filter(row -> found.has(row.row())).count());
  }

  /** What a workbook's rendering may take: bounds its memory and the time to store it. */
  static final class Room {
    private static final int ROWS = 20_000;
    private static final int CHARACTERS = 8_000_000;

    private int rows;
    private int characters;

    boolean isLeft() {
      return rows < ROWS && characters < CHARACTERS;
    }

    void take(int text) {
      rows++;
      characters += text;
    }

    /** The same room, to be taken by a sheet that may have to be read again. */
    Room copy() {
      Room copy = new Room();
      copy.rows = rows;
      copy.characters = characters;
      return copy;
    }
  }
}
