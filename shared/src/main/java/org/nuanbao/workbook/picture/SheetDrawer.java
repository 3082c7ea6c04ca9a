package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.value.Masking;
import org.nuanbao.workbook.cells.SheetVisitor;

/** Draws the visible sheets of a workbook, one after the other, in one pass over its rows. */
public final class SheetDrawer implements SheetVisitor {
  /** The usual width of a column, in widths of a digit. */
  private static final double USUAL_WIDTH = 8.43;

  private final CellRoles roles;
  private final PrintedWords words;
  private final FoundCells found;
  private final int first;
  private final List<SheetPicture> sheets = new ArrayList<>();
  private final List<SheetPage> pages = new ArrayList<>();
  private ShownRows.Room room = new ShownRows.Room();
  private ShownRows.Room taken = room;
  private @Nullable ShownRows draft;

  /**
   * A drawer of the workbook that these readings come from.
   *
   * @param findings whatever was found in it
   */
  public SheetDrawer(Form form, List<Reading> readings, List<Finding> findings) {
    this.roles = CellRoles.of(form, readings);
    this.words = new PrintedWords(form);
    this.found = new FoundCells(findings);
    boolean isLong =
        readings.stream()
            .anyMatch(reading ->
                reading.body() instanceof Body.Lines(var lines, var _)
                    && lines.size() > ShownRows.FIRST_ROWS);
    this.first = isLong ? ShownRows.FIRST_OF_LONG : ShownRows.FIRST_ROWS;
  }

  @Override
  public RowSink begin(SheetHead sheet) {
    draft = null;
    if (sheet.hidden()) {
      return row -> {};
    }
    taken = room.copy();
    CellPainter painter = new CellPainter(roles.on(sheet.name()), words);
    ShownRows begun = new ShownRows(sheet.name(), painter, found.on(sheet.name()), first, taken);
    draft = begun;
    return begun;
  }

  @Override
  public void end(SheetHead sheet, SheetEnd end) {
    ShownRows whole = draft;
    if (whole == null || whole.isOurs() || whole.isBlank()) {
      return;
    }
    whole.end();
    room = taken;
    PageCutter cutter =
        new PageCutter(whole, found.on(sheet.name()), end.merged(), sheets.size(), pages.size());
    cutter.cut();
    pages.addAll(cutter.pages());
    int beyond = Math.max(0, end.beyond() + 1 - Math.max(whole.columns(), 1));
    sheets.add(
        new SheetPicture(
            Masking.shownName(sheet.name()),
            cutter.spans().getLast().last(),
            whole.columns(),
            end.beyond() == 0 ? 0 : beyond,
            widths(whole.columns(), end),
            cutter.spans(),
            whole.leftOut(),
            whole.foundLeftOut()));
  }

  private static List<Integer> widths(int columns, SheetEnd end) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      boolean hidden = end.hiddenColumns().get(column);
      double width = end.widths().getOrDefault(column, USUAL_WIDTH);
      widths.add(hidden ? 0 : SheetPicture.width(width));
    }
    return widths;
  }

  /** The index of all sheets drawn. */
  public SheetIndex index() {
    return new SheetIndex(sheets);
  }

  /** All pages, in the order of their numbers. */
  public List<SheetPage> pages() {
    return List.copyOf(pages);
  }
}
