package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.region.RecordTotals.EarlierTotals;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.text.BareText;

/** Reads a sheet into parts. One instance reads one sheet. */
public final class SheetReader {
  private static final int SMALL = 8;
  private static final Pattern NUMBERED = Pattern.compile("[（(]?[一二三四五六七八九十]+[)）、.]|表[一二三四五六七八九十]");

  private final BlankGrid grid;
  private final SheetNotes notes;
  private final AnswerFinder answers;
  private final RowReader rows;
  private final TableReader tables;
  private final EarlierTotals earlier = new EarlierTotals();
  private final List<Part> parts = new ArrayList<>();
  private final List<Input> lines = new ArrayList<>();
  private final List<Input> card = new ArrayList<>();
  private int cardTop = -1;
  private boolean afterCard;
  private String caption = "";

  public SheetReader(BlankGrid grid) {
    this.grid = grid;
    this.notes = new SheetNotes(grid);
    this.answers = new AnswerFinder(notes);
    this.rows = new RowReader(grid, answers);
    this.tables = new TableReader(grid);
  }

  public SheetNotes notes() {
    return notes;
  }

  /** The parts in their order; the lines around them come first. */
  public List<Part> parts() {
    List<Area> blocks = new BlockFinder(grid).blocks();
    boolean[][] taken = new boolean[grid.rows()][grid.columns()];
    for (Area block : blocks) {
      take(block, taken);
    }
    int row = 0;
    for (Area block : blocks) {
      for (; row < block.top(); row++) {
        line(row, taken);
      }
      caption = caption.isEmpty() ? title(block) : caption;
      if (block.height() == 1) {
        block = new Area(block.top(), 0, block.bottom(), grid.columns() - 1);
      }
      block(block, caption.isEmpty() ? List.of() : List.of(caption), false);
      closeCard(block.bottom());
      afterCard = false;
      caption = "";
    }
    for (row = 0; row < grid.rows(); row++) {
      line(row, taken);
    }
    List<Part> all = new ArrayList<>();
    if (!lines.isEmpty()) {
      all.add(new Part.Lines(grid.whole(), List.copyOf(lines)));
    }
    all.addAll(parts);
    return all;
  }

  private static void take(Area block, boolean[][] taken) {
    for (int row = block.top(); row <= block.bottom(); row++) {
      int left = block.height() == 1 ? 0 : block.left();
      int right = block.height() == 1 ? taken[row].length - 1 : block.right();
      Arrays.fill(taken[row], left, right + 1, true);
    }
  }

  private void line(int row, boolean[][] taken) {
    for (int[] free : Area.runs(grid.columns(), column -> !taken[row][column])) {
      for (Input input : rows.line(new Area(row, free[0], row, free[1]), row)) {
        if (lines.stream().noneMatch(it -> it.place().equals(input.place()))) {
          lines.add(input);
        }
      }
    }
  }

  /** The name of a block, if a numbered line just above gives one; else empty. */
  private String title(Area block) {
    for (int row = block.top() - 1; row >= 0 && row >= block.top() - 2; row--) {
      List<BlankCell> texts = grid.texts(row);
      if (!texts.isEmpty()) {
        BlankCell first = texts.getFirst();
        boolean names =
            first.isWords()
                && NUMBERED.matcher(first.label()).lookingAt()
                && first.label().length() < 30;
        return names ? first.label() : "";
      }
    }
    return "";
  }

  private void block(Area area, List<String> path, boolean nested) {
    int row = area.top();
    List<String> above = path;
    while (row <= area.bottom()) {
      TableRegion table = tables.read(area, row, above, nested);
      if (table != null) {
        closeCard(row - 1);
        table(table);
        row = table.area().bottom() + 1;
        above = path;
        continue;
      }
      BlankCell left = grid.at(row, area.left());
      if (isSide(area, left, row)) {
        List<String> within = new ArrayList<>(path);
        within.add(left.label());
        openCard(row);
        block(new Area(row, left.last() + 1, left.bottom(), area.right()), within, true);
        row = left.bottom() + 1;
        continue;
      }
      BlankCell only = grid.cells(row, area).size() == 1 ? left : null;
      if (only != null && only.isWords() && only.row() == row) {
        above = new ArrayList<>(path);
        above.add(only.label());
        row = only.bottom() + 1;
        continue;
      }
      openCard(row);
      card.addAll(rows.card(area, row, path));
      row++;
    }
  }

  /** Whether a label spans several rows, with rows of their own to its right. */
  private boolean isSide(Area area, BlankCell left, int row) {
    boolean side =
        left.row() == row
            && left.isWords()
            && left.height() > 1
            && left.last() < area.right()
            && left.bottom() <= area.bottom()
            && BareText.squeezed(left.text()).length() >= 2;
    if (!side) {
      return false;
    }
    for (BlankCell cell : grid.cells(left.bottom(), area)) {
      if (cell.bottom() > left.bottom()
          && !cell.printed().isBlank()
          && cell.column() < area.right()
          && cell.last() < area.right()) {
        return false;
      }
    }
    return true;
  }

  private void openCard(int row) {
    cardTop = cardTop < 0 ? row : cardTop;
  }

  private void closeCard(int bottom) {
    afterCard |= !card.isEmpty();
    if (!card.isEmpty()) {
      Area area = new Area(cardTop, 0, Math.max(cardTop, bottom), grid.columns() - 1);
      parts.add(new Part.Card(area, caption, List.copyOf(card), Relations.NONE));
    }
    card.clear();
    cardTop = -1;
  }

  /** Whether a table belongs to the card above it: it is short, without totals or row numbers. */
  private boolean isSmall(TableRegion table) {
    boolean summed = table.body().stream().anyMatch(row -> row.kind() == BodyRow.Kind.TOTAL);
    return afterCard && !summed && !table.isNumbered() && table.body().size() <= SMALL;
  }

  /** Reads what is asked within the heading itself. */
  private void heading(TableRegion table) {
    Area heading = table.heading().area();
    for (int row = heading.top(); row <= heading.bottom(); row++) {
      for (BlankCell cell : grid.beginning(row, heading)) {
        if (cell.content() == Content.GAPS) {
          lines.addAll(new GapInputs(answers).alone(cell));
        }
      }
    }
  }

  private void table(TableRegion table) {
    heading(table);
    TableParts made = new TableParts(grid, answers, table);
    Area heading = table.heading().area();
    String title = table.path().isEmpty() ? "" : table.path().getLast();
    if (made.isRoster()) {
      List<Records> records = new RecordParts(grid, answers, table, made).records();
      List<Input> totals = made.totals();
      Relations relations =
          new TableRelations(grid, table, made, records, notes, earlier).ofRecords();
      boolean nested = table.nested() || isSmall(table);
      parts.add(new Part.Roster(table.area(), heading, title, nested, records, totals, relations));
      return;
    }
    List<Input> inputs = made.crossed();
    boolean statistics = table.has(TableRegion.Role.UNIT) || table.has(TableRegion.Role.CODE);
    Relations relations =
        new TableRelations(grid, table, made, List.of(), notes, earlier).ofCrossings();
    parts.add(
        new Part.Crosstab(
            table.area(), heading, title, statistics, made.isSmall(), inputs, relations));
  }
}
